using Flux.Contracts.Kustomizations;

namespace Flux.Grains.Clusters;

internal static class ClusterId
{
    public const string Home = "home";

    /// <summary>The cluster that a kubeconfig reference leads to; only the home cluster is watched.</summary>
    public static string Of(KubeConfigReference? reference) => reference is null ? Home : "";
}
