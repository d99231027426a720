using Flux.Silo.Hosting;
using Flux.Silo.Settings;
using Microsoft.Extensions.Configuration;

namespace Flux.Silo.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Read_EveryTypeOfValue_IsTaken()
    {
        var settings = Read(
            ("role", "silo"), ("HttpPort", "8081"), ("AllowPrivateNetworks", "false"), ("ServesGit", "true"), ("LogFormat", "Json"), ("DrainDelay", "1m30s"),
            ("WorkloadDelay", "00:00:05"), ("Reconcile:RemoteBaseBytes", "1024"), ("Reconcile:FeatureGates", "ExternalArtifact, StrictPostBuildSubstitutions=false"));

        Assert.Equal((SiloRole.Silo, 8081, false, true), (settings.Role, settings.HttpPort, settings.AllowPrivateNetworks, settings.ServesGit));
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(5), 1024), (settings.DrainDelay, settings.WorkloadDelay, settings.Reconcile.RemoteBaseBytes));
        Assert.True(settings.Reconcile.IsEnabled("ExternalArtifact"));
        Assert.False(settings.Reconcile.IsEnabled("StrictPostBuildSubstitutions"));
    }

    [Theory]
    [InlineData("Reconcile:Controllers", "Kustomization,Tenant")]
    [InlineData("Reconcile:Controllers:0", "Kustomization", "Reconcile:Controllers:1", "Tenant")]
    public void Read_List_ReplacesTheDefault(params string[] values)
    {
        var settings = Read([.. values.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal(["Kustomization", "Tenant"], settings.Reconcile.Controllers);
    }

    [Theory]
    [InlineData("Storrage", "Postgres", "Flux__Storrage is no setting; did you mean Flux__Storage?")]
    [InlineData("Whatever", "1", "Flux__Whatever is no setting")]
    [InlineData("Reconcile:Kontrollers", "Tenant", "Flux__Reconcile__Kontrollers is no setting; did you mean Flux__Reconcile__Controllers?")]
    [InlineData("RunsGrains", "true", "Flux__RunsGrains is no setting")]
    [InlineData("Role", "Worker", "Flux__Role: 'Worker' is not one of All, Silo, Api")]
    [InlineData("Role", "1", "Flux__Role: '1' is not one of All, Silo, Api")]
    [InlineData("HttpPort", "abc", "Flux__HttpPort: 'abc' is not a whole number")]
    [InlineData("HttpPort", "", "Flux__HttpPort: '' is not a whole number")]
    [InlineData("ServesGit", "yes", "Flux__ServesGit: 'yes' is not true or false")]
    [InlineData("DrainDelay", "10", "Flux__DrainDelay: '10' is not a duration such as 90s, 1h30m or 00:01:30")]
    [InlineData("Role:0", "Api", "Flux__Role has one value: Flux__Role__0 is no setting")]
    public void Read_NameOrValueThatMeansNothing_IsToldWithWhatWasMeant(string name, string value, string message)
    {
        var error = Assert.Throws<SettingsException>(() => Read((name, value)));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Read_SeveralFaults_AreToldTogether()
    {
        var error = Assert.Throws<SettingsException>(() => Read(("Role", "x"), ("ApiPort", "y")));

        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    private static SiloSettings Read(params (string Name, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create($"Flux:{value.Name}", (string?)value.Value)))
            .Build()
            .GetSection(SiloSettings.Section));
}
