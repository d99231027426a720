using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.Cluster.Fleets;

/// <summary>What must be true of a fleet that has come to rest, whatever died on the way.</summary>
internal static class FleetChecks
{
    /// <summary>Every inventory names what the cluster has of its owner, and nothing in the cluster is nobody's.</summary>
    public static async Task InventoryIsClusterAsync(Fleet fleet)
    {
        var inventories = (await fleet.ListAsync())
            .SelectMany(item => item.GetList("status", "inventory", "entries")!.Select(entry => $"{NameOf(item)} {entry.GetString("id")}"))
            .Order(StringComparer.Ordinal);
        var cluster = (await fleet.AppliedAsync())
            .Select(item => $"{new ManifestObject(item).Label("kustomize.toolkit.fluxcd.io/name")} {Fleet.Namespace}_{NameOf(item)}__ConfigMap")
            .Order(StringComparer.Ordinal);

        Assert.Equal(inventories, cluster);
    }

    /// <summary>No object was ever brought from a newer revision to an older one.</summary>
    public static async Task NothingWentBackAsync(IObjectStore store, int leastWrites)
    {
        var (stepsBack, writes) = await ChangeWitness.ReadAsync(store, TestContext.Current.CancellationToken);

        Assert.Empty(stepsBack);
        Assert.True(writes >= leastWrites, $"the witness saw {writes} writes only");
    }

    private static string NameOf(MapNode item) => new ManifestObject(item).Name;
}
