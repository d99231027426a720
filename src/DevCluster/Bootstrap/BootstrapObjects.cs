using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Bootstrap;

/// <summary>Objects about the server itself: the group versions it serves, and the priorities of its own pods.</summary>
internal static class BootstrapObjects
{
    private static readonly ResourceKey ApiServices = new("apiregistration.k8s.io", "apiservices");
    private static readonly ResourceKey PriorityClasses = new("scheduling.k8s.io", "priorityclasses");

    public static IEnumerable<(ResourceKey Resource, MapNode Item)> All(ResourceCatalog catalog)
    {
        yield return (PriorityClasses, Priority("system-cluster-critical", 2_000_000_000, "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."));
        yield return (PriorityClasses, Priority("system-node-critical", 2_000_001_000, "Used for system critical pods that must not be moved from their current node."));
        var versions = catalog.Definitions.Where(definition => !definition.IsCustom)
            .SelectMany(definition => definition.Versions.Select(version => (definition.Group, version.Name)))
            .Distinct();
        foreach (var (group, version) in versions)
        {
            yield return (ApiServices, Service(group, version));
        }
    }

    private static MapNode Priority(string name, long value, string description) => new()
    {
        { "metadata", new MapNode { { "name", name } } },
        { "value", value },
        { "description", description },
    };

    private static MapNode Service(string group, string version)
    {
        var spec = new MapNode();
        if (group.Length > 0)
        {
            spec.Set("group", group);
        }

        spec.Set("version", version);
        spec.Set("groupPriorityMinimum", group.Length == 0 ? 18_000 : 17_800);
        spec.Set("versionPriority", group.Length == 0 ? 1 : 15);
        var labels = new MapNode { { "kube-aggregator.kubernetes.io/automanaged", "onstart" } };
        return new MapNode { { "metadata", new MapNode { { "name", $"{version}.{group}" }, { "labels", labels } } }, { "spec", spec } };
    }
}
