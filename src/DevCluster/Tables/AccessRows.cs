using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Rows of roles, bindings, leases and definitions.</summary>
internal static class AccessRows
{
    public static IReadOnlyList<Node> Role(MapNode item, DateTimeOffset now) => [Cell.Name(item), item.GetString("metadata", "creationTimestamp") ?? ""];

    public static IReadOnlyList<Node> Binding(MapNode item, DateTimeOffset now)
    {
        var subjects = Cell.Containers(item, "subjects").ToList();
        return
        [
            Cell.Name(item),
            $"{item.GetString("roleRef", "kind")}/{item.GetString("roleRef", "name")}",
            Cell.Age(item, now),
            Names(subjects, "User"),
            Names(subjects, "Group"),
            string.Join(", ", subjects.Where(subject => subject.GetString("kind") == "ServiceAccount").Select(subject => $"{subject.GetString("namespace")}/{subject.GetString("name")}")),
        ];
    }

    public static IReadOnlyList<Node> Definition(MapNode item, DateTimeOffset now) => [Cell.Name(item), item.GetString("metadata", "creationTimestamp") ?? ""];

    public static IReadOnlyList<Node> Lease(MapNode item, DateTimeOffset now) => [Cell.Name(item), item.GetString("spec", "holderIdentity") ?? "", Cell.Age(item, now)];

    private static string Names(List<MapNode> subjects, string kind) =>
        string.Join(", ", subjects.Where(subject => subject.GetString("kind") == kind).Select(subject => subject.GetString("name")));
}
