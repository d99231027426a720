namespace Flux.Helm.Rendering;

/// <summary>The order in which kinds are applied and deleted; kinds that are not listed come last, by name.</summary>
public sealed class KindOrder
{
    private readonly Dictionary<string, int> _positions;

    private KindOrder(string[] kinds)
    {
        Kinds = kinds;
        _positions = kinds.Select((kind, index) => (kind, index)).ToDictionary(entry => entry.kind, entry => entry.index, StringComparer.Ordinal);
    }

    /// <summary>For installs and upgrades.</summary>
    public static KindOrder Install { get; } = new(
    [
        "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
        "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume",
        "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
        "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod",
        "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
        "IngressClass", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
    ]);

    /// <summary>For uninstalls.</summary>
    public static KindOrder Uninstall { get; } = new(
    [
        "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "APIService", "Ingress", "IngressClass", "Service",
        "CronJob", "Job", "StatefulSet", "HorizontalPodAutoscaler", "Deployment", "ReplicaSet", "ReplicationController", "Pod",
        "DaemonSet", "RoleBindingList", "RoleBinding", "RoleList", "Role", "ClusterRoleBindingList", "ClusterRoleBinding",
        "ClusterRoleList", "ClusterRole", "CustomResourceDefinition", "PersistentVolumeClaim", "PersistentVolume",
        "StorageClass", "ConfigMap", "SecretList", "Secret", "ServiceAccount", "PodDisruptionBudget", "PodSecurityPolicy",
        "LimitRange", "ResourceQuota", "NetworkPolicy", "Namespace", "PriorityClass",
    ]);

    public IReadOnlyList<string> Kinds { get; }

    /// <summary>Stable: documents of one kind keep their order.</summary>
    internal IEnumerable<T> Sort<T>(IEnumerable<T> items, Func<T, string> kind) =>
        items.OrderBy(item => _positions.GetValueOrDefault(kind(item), int.MaxValue))
            .ThenBy(item => _positions.ContainsKey(kind(item)) ? "" : kind(item), StringComparer.Ordinal);
}
