using Flux.Contracts.Kustomizations;
using Flux.Contracts.Objects;
using Flux.Grains.Kustomizations;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Clusters;

/// <summary>Names clusters: the home cluster, or the one that a Secret or ConfigMap of the home cluster leads to.</summary>
internal static class ClusterId
{
    public const string Home = "home";
    private const string Kubeconfig = "kubeconfig";
    private const string WorkloadIdentity = "identity";

    public static string Of(KustomizationRun run) => Of(run.Object.Metadata.Namespace, run.Spec.KubeConfig);

    public static string Of(string @namespace, KubeConfigReference? reference) => reference switch
    {
        null => Home,
        { SecretRef: { } secret } => $"{Kubeconfig}/{@namespace}/{secret.Name}/{secret.Key}",
        _ => $"{WorkloadIdentity}/{@namespace}/{reference.ConfigMapRef?.Name}",
    };

    /// <param name="namespace">Of the Kustomization.</param>
    /// <param name="reference">Its <c>spec.kubeConfig</c> as it is stored.</param>
    public static string Of(string @namespace, MapNode reference) => Of(@namespace, new KubeConfigReference
    {
        SecretRef = reference.GetMap("secretRef") is { } secret ? new SecretKeyReference { Name = secret.GetString("name") ?? "", Key = secret.GetString("key") } : null,
        ConfigMapRef = reference.GetMap("configMapRef") is { } map ? new LocalReference { Name = map.GetString("name") ?? "" } : null,
    });

    /// <summary>Where the way to a cluster is written; null for the home cluster.</summary>
    public static (string Namespace, KubeConfigReference Reference)? ReferenceOf(string id) => id.Split('/', 4) switch
    {
        [Kubeconfig, var @namespace, var secret, var key] =>
            (@namespace, new KubeConfigReference { SecretRef = new SecretKeyReference { Name = secret, Key = key.Length > 0 ? key : null } }),
        [WorkloadIdentity, var @namespace, var map] => (@namespace, new KubeConfigReference { ConfigMapRef = new LocalReference { Name = map } }),
        _ => null,
    };
}
