using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>Gives claims and ingresses that name no class the one that is marked as everybody's; of several the newest.</summary>
internal sealed class DefaultClasses(IObjectStore store) : IAdmissionPlugin
{
    private static readonly ResourceKey StorageClasses = new("storage.k8s.io", "storageclasses");
    private static readonly ResourceKey IngressClasses = new("networking.k8s.io", "ingressclasses");

    public ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request is not { Operation: AdmissionOperation.Create, Subresource: "", Object: { } item })
        {
            return ValueTask.CompletedTask;
        }

        return (request.Resource.Group, request.Resource.Plural) switch
        {
            ("", "persistentvolumeclaims") => SetAsync(
                item, "storageClassName", "volume.beta.kubernetes.io/storage-class", StorageClasses, "storageclass.kubernetes.io/is-default-class", cancellationToken),
            ("networking.k8s.io", "ingresses") => SetAsync(
                item, "ingressClassName", "kubernetes.io/ingress.class", IngressClasses, "ingressclass.kubernetes.io/is-default-class", cancellationToken),
            _ => ValueTask.CompletedTask,
        };
    }

    /// <param name="annotation">By which objects named their class before there was a field.</param>
    private async ValueTask SetAsync(MapNode item, string field, string annotation, ResourceKey classes, string mark, CancellationToken cancellationToken)
    {
        if (item.Get("spec", field) is not (null or NullNode) || item.Get("metadata", "annotations", annotation) is not null)
        {
            return;
        }

        var all = await store.ListAsync(new ListRequest(classes), cancellationToken).ConfigureAwait(false);
        var chosen = all.Items.Select(entry => entry.Root)
            .Where(entry => entry.GetString("metadata", "annotations", mark) == "true")
            .OrderByDescending(entry => entry.GetString("metadata", "creationTimestamp"), StringComparer.Ordinal)
            .ThenBy(entry => entry.GetString("metadata", "name"), StringComparer.Ordinal)
            .FirstOrDefault();
        if (chosen is not null)
        {
            item.GetOrAddMap("spec").Set(field, chosen.GetString("metadata", "name") ?? "");
        }
    }
}
