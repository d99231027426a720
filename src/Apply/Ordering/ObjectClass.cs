using Flux.Manifests.Objects;

namespace Flux.Apply.Ordering;

/// <summary>What kind of thing an object is, as far as applying it is concerned. Most kinds are compared regardless of case, as Flux does.</summary>
public static class ObjectClass
{
    /// <summary>A CRD, a namespace or a cluster role: what other objects need before they can be applied.</summary>
    public static bool IsDefinition(ManifestObject item) => IsCustomResourceDefinition(item) || IsNamespace(item) || IsClusterRole(item);

    public static bool IsCustomResourceDefinition(ManifestObject item) =>
        Is(item, "CustomResourceDefinition") && item.ApiVersion.StartsWith("apiextensions.k8s.io/", StringComparison.Ordinal);

    public static bool IsNamespace(ManifestObject item) => Is(item, "Namespace") && item.ApiVersion == "v1";

    public static bool IsClusterRole(ManifestObject item) =>
        Is(item, "ClusterRole") && item.ApiVersion.StartsWith("rbac.authorization.k8s.io/", StringComparison.Ordinal);

    /// <summary>A storage class, an ingress class and the like: any kind so named.</summary>
    public static bool IsClass(ManifestObject item) => item.Kind.EndsWith("Class", StringComparison.Ordinal);

    public static bool IsSecret(ManifestObject item) => Is(item, "Secret") && item.ApiVersion == "v1";

    public static bool IsJob(ManifestObject item) => item.Kind == "Job" && item.ApiVersion.StartsWith("batch/", StringComparison.Ordinal);

    /// <summary>Configuration of Kustomize itself, which is not for a cluster.</summary>
    public static bool IsKustomizeConfig(ManifestObject item) =>
        Is(item, "Kustomization") && item.ApiVersion.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal);

    /// <summary>Whether it has what every object needs: an API version, a kind and a name.</summary>
    public static bool IsComplete(ManifestObject item) => item.ApiVersion.Length > 0 && item.Kind.Length > 0 && item.Name.Length > 0;

    private static bool Is(ManifestObject item, string kind) => item.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase);
}
