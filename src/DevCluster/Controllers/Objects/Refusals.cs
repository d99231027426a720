using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>Why the API refused what a controller wanted.</summary>
internal static class Refusals
{
    /// <summary>Nothing new comes into a namespace that goes, which is no fault of anybody.</summary>
    public static bool IsNamespaceTerminating(this ApiException error) =>
        error.Status.GetList("details", "causes")?.Any(cause => cause.GetString("reason") == "NamespaceTerminating") == true;
}
