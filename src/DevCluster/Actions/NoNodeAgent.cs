using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Actions;

/// <summary>Logs, terminals and tunnels need a node's agent, which a DevCluster does not have: the refusal is that of an unknown node.</summary>
internal sealed class NoNodeAgent(IObjectStore store) : ISubresourceHandler
{
    private static readonly ResourceKey Pods = new("", "pods");

    public async ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var pod = await store.GetAsync(new ObjectKey(Pods, request.Info.Namespace, request.Info.Name), cancellationToken).ConfigureAwait(false)
            ?? throw ApiErrors.NotFound(request.Resource, request.Info.Name);
        var node = pod.Root.GetString("spec", "nodeName") ?? "";
        throw node.Length == 0 ? ApiErrors.BadRequest($"pod {request.Info.Name} does not have a host assigned") : ApiErrors.NotFound("", "pods", node);
    }
}
