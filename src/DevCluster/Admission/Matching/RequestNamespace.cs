using Flux.DevCluster.Controllers.Objects;
using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Matching;

/// <summary>The namespace that selectors look at.</summary>
internal static class RequestNamespace
{
    /// <summary>The namespace of the object, or the object itself when it is one; null at the cluster scope.</summary>
    public static async ValueTask<MapNode?> FindAsync(IObjectStore store, AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (IsNamespace(request))
        {
            return request.Object ?? request.OldObject;
        }

        return request.Namespace.Length == 0 ? null
            : (await store.GetAsync(new ObjectKey(ResourceKeys.Namespaces, "", request.Namespace), cancellationToken).ConfigureAwait(false))?.Root;
    }

    public static bool IsNamespace(AdmissionRequest request) => request.Resource is { Group: "", Plural: "namespaces" };
}
