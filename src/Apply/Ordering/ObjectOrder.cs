using Flux.Apply.Inventories;

namespace Flux.Apply.Ordering;

/// <summary>The order in which objects are applied; deleting goes the other way round.</summary>
public sealed class ObjectOrder : IComparer<ObjectId>
{
    public static readonly ObjectOrder Instance = new();

    private static readonly string[] First =
    [
        "CustomResourceDefinition",
        "Namespace",
        "ClusterRole",
        "ClusterClass",
        "RuntimeClass",
        "PriorityClass",
        "StorageClass",
        "VolumeSnapshotClass",
        "IngressClass",
        "GatewayClass",
        "ClusterRoleBinding",
        "ResourceQuota",
        "ServiceAccount",
        "Role",
        "RoleBinding",
        "ConfigMap",
        "Secret",
        "Service",
        "LimitRange",
        "Deployment",
        "StatefulSet",
        "CronJob",
        "PodDisruptionBudget",
    ];

    private static readonly string[] Last = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

    private static readonly Dictionary<string, int> Ranks =
        First.Select((kind, at) => (kind, Rank: at - First.Length))
            .Concat(Last.Select((kind, at) => (kind, Rank: at + 1)))
            .ToDictionary(entry => entry.kind, entry => entry.Rank, StringComparer.Ordinal);

    public int Compare(ObjectId x, ObjectId y)
    {
        var order = Rank(x).CompareTo(Rank(y));
        if (order == 0)
        {
            order = string.CompareOrdinal(x.GroupKind.Group, y.GroupKind.Group);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(x.GroupKind.Kind, y.GroupKind.Kind);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(x.Namespace, y.Namespace);
        }

        return order == 0 ? string.CompareOrdinal(x.Name, y.Name) : order;
    }

    private static int Rank(ObjectId id) => Ranks.GetValueOrDefault(id.GroupKind.Kind, 0);
}
