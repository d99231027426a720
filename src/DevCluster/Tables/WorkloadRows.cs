using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Rows of the kinds that keep pods running.</summary>
internal static class WorkloadRows
{
    public static IReadOnlyList<Node> Deployment(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        $"{Cell.Number(item, "status", "readyReplicas").Text}/{Cell.Number(item, "spec", "replicas").Text}",
        Cell.Number(item, "status", "updatedReplicas"),
        Cell.Number(item, "status", "availableReplicas"),
        Cell.Age(item, now),
        .. Template(item),
        Cell.Selector(item.GetMap("spec", "selector")),
    ];

    public static IReadOnlyList<Node> ReplicaSet(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        Cell.Number(item, "spec", "replicas"),
        Cell.Number(item, "status", "replicas"),
        Cell.Number(item, "status", "readyReplicas"),
        Cell.Age(item, now),
        .. Template(item),
        Cell.Selector(item.GetMap("spec", "selector")),
    ];

    public static IReadOnlyList<Node> StatefulSet(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        $"{Cell.Number(item, "status", "readyReplicas").Text}/{Cell.Number(item, "spec", "replicas").Text}",
        Cell.Age(item, now),
        .. Template(item),
    ];

    public static IReadOnlyList<Node> DaemonSet(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        Cell.Number(item, "status", "desiredNumberScheduled"),
        Cell.Number(item, "status", "currentNumberScheduled"),
        Cell.Number(item, "status", "numberReady"),
        Cell.Number(item, "status", "updatedNumberScheduled"),
        Cell.Number(item, "status", "numberAvailable"),
        Cell.Labels(item.GetMap("spec", "template", "spec", "nodeSelector")),
        Cell.Age(item, now),
        .. Template(item),
        Cell.Selector(item.GetMap("spec", "selector")),
    ];

    private static Node[] Template(MapNode item)
    {
        var containers = Cell.Containers(item, "spec", "template", "spec", "containers");
        return [Cell.Names(containers), Cell.Images(containers)];
    }
}
