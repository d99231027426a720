using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Actions;

/// <summary>Answers for what only a node's agent can do (logs, exec, attach, forwarding): the nodes of this cluster have none.</summary>
internal sealed class NoNodeAgent(IObjectStore store) : ISubresourceHandler
{
    private const int AgentPort = 10_250;

    private static readonly ResourceKey Pods = new("", "pods");
    private static readonly ResourceKey Nodes = new("", "nodes");

    public bool TakesBody => false;

    public async ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var pod = await store.GetAsync(new ObjectKey(Pods, request.Info.Namespace, request.Info.Name), cancellationToken).ConfigureAwait(false)
            ?? throw ApiErrors.NotFound(request.Resource, request.Info.Name);
        var name = pod.Root.GetString("spec", "nodeName") ?? "";
        if (name.Length == 0)
        {
            throw ApiErrors.BadRequest($"pod {request.Info.Name} does not have a host assigned");
        }

        var node = await store.GetAsync(new ObjectKey(Nodes, "", name), cancellationToken).ConfigureAwait(false);
        throw node is null ? ApiErrors.NotFound("", "pods", name) : Unreachable(request, pod.Root, AddressOf(node.Root));
    }

    private static ApiException Unreachable(SubresourceRequest request, MapNode pod, string agent)
    {
        var refused = $"dial tcp {agent}: connect: connection refused";
        if (request.Info.Subresource != "log")
        {
            return ApiErrors.Unclassified($"error dialing backend: {refused}");
        }

        var container = pod.GetList("spec", "containers") is [MapNode first, ..] ? first.GetString("name") : "";
        return ApiErrors.Unclassified($"Get \"https://{agent}/containerLogs/{request.Info.Namespace}/{request.Info.Name}/{container}\": {refused}");
    }

    private static string AddressOf(MapNode node)
    {
        var address = node.GetList("status", "addresses")?.FirstOrDefault(entry => entry.GetString("type") == "InternalIP").GetString("address");
        return $"{address ?? "127.0.0.1"}:{AgentPort}";
    }
}
