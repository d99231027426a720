using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>Objects are created only in namespaces that exist and stay.</summary>
internal sealed class NamespaceLifecycle(IObjectStore store) : IAdmissionPlugin
{
    private static readonly ResourceKey Namespaces = new("", "namespaces");

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Operation != AdmissionOperation.Create || request.Namespace.Length == 0 || request.Subresource.Length > 0)
        {
            return;
        }

        var ns = await store.GetAsync(new ObjectKey(Namespaces, "", request.Namespace), cancellationToken).ConfigureAwait(false)
            ?? throw ApiErrors.NotFound("", "namespaces", request.Namespace);
        if (ns.Root.GetString("metadata", "deletionTimestamp") is not null)
        {
            throw Terminating(request);
        }
    }

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var isImmortal = request is { Operation: AdmissionOperation.Delete, Resource: { Group: "", Plural: "namespaces" }, Name: "default" or "kube-system" or "kube-public" };
        return isImmortal ? throw ApiErrors.Forbidden(request.Resource, request.Name, "this namespace may not be deleted") : ValueTask.CompletedTask;
    }

    private static ApiException Terminating(AdmissionRequest request)
    {
        var message = $"unable to create new content in namespace {request.Namespace} because it is being terminated";
        var causes = new ListNode
        {
            new MapNode
            {
                { "reason", "NamespaceTerminating" },
                { "message", $"namespace {request.Namespace} is being terminated" },
                { "field", "metadata.namespace" },
            },
        };
        return ApiErrors.Forbidden(request.Resource, request.Name, message, causes);
    }
}
