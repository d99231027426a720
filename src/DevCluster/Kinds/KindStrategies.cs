using Flux.KubeApi.Resources;

namespace Flux.DevCluster.Kinds;

/// <summary>Which strategy a built-in kind has.</summary>
internal static class KindStrategies
{
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "apps/DaemonSet", "batch/Job", "batch/CronJob", "/Pod", "/ReplicationController", "networking.k8s.io/Ingress",
        "networking.k8s.io/IngressClass", "networking.k8s.io/NetworkPolicy", "policy/PodDisruptionBudget", "scheduling.k8s.io/PriorityClass",
        "apiextensions.k8s.io/CustomResourceDefinition", "admissionregistration.k8s.io/ValidatingWebhookConfiguration", "admissionregistration.k8s.io/MutatingWebhookConfiguration",
        "admissionregistration.k8s.io/ValidatingAdmissionPolicy", "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding", "discovery.k8s.io/EndpointSlice",
        "resource.k8s.io/ResourceSlice", "resource.k8s.io/DeviceClass", "flowcontrol.apiserver.k8s.io/FlowSchema", "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
    };

    public static ResourceStrategy Find(string group, string kind, bool hasStatus) => (group, kind) switch
    {
        ("", "Namespace") => new NamespaceStrategy(),
        ("apiextensions.k8s.io", "CustomResourceDefinition") => new CustomResourceDefinitionStrategy(),
        ("rbac.authorization.k8s.io", _) => new RbacStrategy(),
        _ when Counted.Contains($"{group}/{kind}") => new SpecStrategy(hasStatus),
        _ => new BuiltinStrategy(hasStatus),
    };
}
