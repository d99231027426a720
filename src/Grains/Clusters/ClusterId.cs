using Flux.Contracts.Kustomizations;
using Flux.Grains.Kustomizations;

namespace Flux.Grains.Clusters;

/// <summary>Names clusters: the home cluster, or the one whose kubeconfig is kept in a Secret of the home cluster.</summary>
internal static class ClusterId
{
    public const string Home = "home";
    private const string RemotePrefix = "kubeconfig/";

    public static string Of(KustomizationRun run) => Of(run.Object.Metadata.Namespace, run.Spec.KubeConfig);

    /// <summary>Empty for a cluster that cannot be reached, and so cannot be watched.</summary>
    public static string Of(string @namespace, KubeConfigReference? reference) => reference switch
    {
        null => Home,
        { SecretRef: { } secret } => $"{RemotePrefix}{@namespace}/{secret.Name}/{secret.Key}",
        _ => "",
    };

    /// <summary>Where the kubeconfig is kept; null for the home cluster.</summary>
    public static (string Namespace, string Secret, string? Key)? SecretOf(string id)
    {
        var parts = id.Split('/', 4);
        return parts is [_, var @namespace, var secret, var key] && id.StartsWith(RemotePrefix, StringComparison.Ordinal)
            ? (@namespace, secret, key.Length > 0 ? key : null)
            : null;
    }
}
