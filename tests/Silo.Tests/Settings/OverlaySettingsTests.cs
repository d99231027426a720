using System.Text.RegularExpressions;
using Flux.Silo.Hosting;
using Flux.Silo.Settings;
using Microsoft.Extensions.Configuration;

namespace Flux.Silo.Tests.Settings;

/// <summary>What the manifests in k8s/ set is read by the program that they start.</summary>
public sealed partial class OverlaySettingsTests
{
    [Theory]
    [InlineData("all-in-one/statefulset.yaml")]
    [InlineData("postgres/statefulset.yaml")]
    [InlineData("split/api.yaml")]
    [InlineData("split/silos.yaml")]
    public void Overlay_SettingsOfItsProcesses_AreRead(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "k8s/overlays", file));
        var values = Variable().Matches(text).ToDictionary(
            match => match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal),
            match => (string?)Resolve(match.Groups["value"].Value.Trim('"')));

        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(SiloSettings.Section));
        SettingsRules.Check(settings);

        Assert.True(values.Count > 5);
        Assert.Equal((HomeKind.InCluster, TimeSpan.FromSeconds(10)), (settings.Home, settings.DrainDelay));
    }

    /// <summary>As the cluster does; what it takes from elsewhere is something, whatever it is.</summary>
    private static string Resolve(string value) => value switch
    {
        "" => "from-elsewhere",
        _ => value.Replace("$(POD_IP)", "10.0.0.1", StringComparison.Ordinal).Replace("$(POD_NAME)", "flux-0", StringComparison.Ordinal),
    };

    [GeneratedRegex(@"- name: (?<name>Flux__\w+)\n +(value: (?<value>.+)|valueFrom:)")]
    private static partial Regex Variable();
}
