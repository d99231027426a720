using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>Lets claims grow only when they are bound and their class allows it.</summary>
internal sealed class ClaimResize(IObjectStore store) : IAdmissionPlugin
{
    private static readonly ResourceKey Claims = new("", "persistentvolumeclaims");
    private static readonly ResourceKey Classes = new("storage.k8s.io", "storageclasses");

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Resource.StorageKey != Claims || request.Subresource.Length > 0 || request is not { Object: { } item, OldObject: { } old } || Size(item) <= Size(old))
        {
            return;
        }

        if (old.GetString("status", "phase") != "Bound")
        {
            throw ApiErrors.Forbidden(request.Resource, request.Name, "Only bound persistent volume claims can be expanded");
        }

        var name = item.GetString("spec", "storageClassName") ?? "";
        var found = name.Length == 0 ? null : await store.GetAsync(new ObjectKey(Classes, "", name), cancellationToken).ConfigureAwait(false);
        if (found?.Root.GetBoolean("allowVolumeExpansion") != true)
        {
            throw ApiErrors.Forbidden(
                request.Resource, request.Name, "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        }
    }

    private static Quantity Size(MapNode claim) =>
        Quantity.TryParse(claim.GetString("spec", "resources", "requests", "storage") ?? "0", out var size, out _) ? size : Quantity.Of(0, QuantityFormat.BinarySI);
}
