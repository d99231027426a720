using Flux.Grains.Reconciling;
using Flux.Silo.Hosting;

namespace Flux.Silo.Tests.Settings;

/// <summary>docs/reference/settings.md names every setting, and no other.</summary>
public sealed class SettingsReferenceTests
{
    [Fact]
    public void Reference_NamesEverySetting()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/reference/settings.md"));
        var rows = text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split(" | ")[0]);
        var named = rows.SelectMany(row => row.Split('`').Where((_, index) => index % 2 == 1)).Order(StringComparer.Ordinal);

        Assert.Equal(Names(typeof(SiloSettings)).Concat(Names(typeof(ReconcileOptions))).Except(["Reconcile"]).Order(StringComparer.Ordinal), named);
        Assert.All(FeatureGates.All, gate => Assert.Contains($"`{gate}`", text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(Type type) => type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).Select(property => property.Name);
}
