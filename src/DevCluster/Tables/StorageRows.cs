using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Rows of storage and scheduling kinds.</summary>
internal static class StorageRows
{
    public static IReadOnlyList<Node> Claim(MapNode item, DateTimeOffset now) =>
    [
        Cell.Name(item),
        item.Get("metadata", "deletionTimestamp") is not null ? "Terminating" : item.GetString("status", "phase") ?? "",
        item.GetString("spec", "volumeName") ?? "",
        item.GetString("status", "capacity", "storage") ?? "",
        AccessModes(item.GetList("status", "accessModes")),
        item.GetString("spec", "storageClassName") ?? "",
        Cell.Text(item.GetString("spec", "volumeAttributesClassName")) is StringNode { Value: Cell.None } ? "<unset>" : item.GetString("spec", "volumeAttributesClassName")!,
        Cell.Age(item, now),
        item.GetString("spec", "volumeMode") ?? "<unset>",
    ];

    public static IReadOnlyList<Node> Volume(MapNode item, DateTimeOffset now)
    {
        var claim = item.GetMap("spec", "claimRef");
        return
        [
            Cell.Name(item),
            item.GetString("spec", "capacity", "storage") ?? "",
            AccessModes(item.GetList("spec", "accessModes")),
            item.GetString("spec", "persistentVolumeReclaimPolicy") ?? "",
            item.Get("metadata", "deletionTimestamp") is not null ? "Terminating" : item.GetString("status", "phase") ?? "",
            claim is null ? "" : $"{claim.GetString("namespace")}/{claim.GetString("name")}",
            item.GetString("spec", "storageClassName") ?? "",
            item.GetString("spec", "volumeAttributesClassName") ?? "<unset>",
            item.GetString("status", "reason") ?? "",
            Cell.Age(item, now),
            item.GetString("spec", "volumeMode") ?? "<unset>",
        ];
    }

    public static IReadOnlyList<Node> Class(MapNode item, DateTimeOffset now) =>
    [
        item.GetString("metadata", "annotations", "storageclass.kubernetes.io/is-default-class") == "true" ? $"{item.GetString("metadata", "name")} (default)" : Cell.Name(item),
        item.GetString("provisioner") ?? "",
        item.GetString("reclaimPolicy") ?? "Delete",
        item.GetString("volumeBindingMode") ?? "<unset>",
        item.GetBoolean("allowVolumeExpansion") == true,
        Cell.Age(item, now),
    ];

    public static IReadOnlyList<Node> Priority(MapNode item, DateTimeOffset now) =>
        [Cell.Name(item), Cell.Number(item, "value"), item.GetBoolean("globalDefault") == true, Cell.Age(item, now), item.GetString("preemptionPolicy") ?? ""];

    private static string AccessModes(ListNode? modes) => string.Join(',', (modes ?? []).OfType<StringNode>().Select(mode => mode.Value switch
    {
        "ReadWriteOnce" => "RWO",
        "ReadOnlyMany" => "ROX",
        "ReadWriteMany" => "RWX",
        "ReadWriteOncePod" => "RWOP",
        var other => other,
    }));
}
