using Flux.Manifests.Objects;

namespace Flux.Kustomize.FieldSpecs;

/// <summary>The order in which kinds are best applied: what others refer to first, admission webhooks last.</summary>
internal static class TypeOrder
{
    public static readonly IReadOnlyList<string> First =
    [
        "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount", "PodSecurityPolicy", "Role", "ClusterRole",
        "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service", "LimitRange", "PriorityClass", "PersistentVolume",
        "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget",
    ];

    public static readonly IReadOnlyList<string> Last = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];

    private static readonly Dictionary<string, int> DefaultRanks = Ranks(First, Last);

    public static Dictionary<string, int> Ranks(IReadOnlyList<string> first, IReadOnlyList<string> last)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < first.Count; i++)
        {
            ranks[first[i]] = i - first.Count;
        }

        for (var i = 0; i < last.Count; i++)
        {
            ranks[last[i]] = i + 1;
        }

        return ranks;
    }

    public static int Compare(GroupVersionKind left, GroupVersionKind right)
    {
        var difference = DefaultRanks.GetValueOrDefault(left.Kind).CompareTo(DefaultRanks.GetValueOrDefault(right.Kind));
        return difference != 0 ? difference : string.CompareOrdinal(SortText(left), SortText(right));
    }

    public static string SortText(GroupVersionKind type) =>
        $"{(type.Group.Length == 0 ? "~G" : type.Group)}_{(type.Version.Length == 0 ? "~V" : type.Version)}_{(type.Kind.Length == 0 ? "~K" : type.Kind)}";
}
