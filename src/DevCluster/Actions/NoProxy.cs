using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Actions;

/// <summary>Answers for requests that are to be passed on to a pod, a service or a node: nothing listens behind them in this cluster.</summary>
internal sealed class NoProxy(IObjectStore store) : ISubresourceHandler
{
    private const int AgentPort = 10_250;
    private const int PlainPort = 80;

    private static readonly ResourceKey Endpoints = new("", "endpoints");

    public bool TakesBody => false;

    public async ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        // The name may say how to connect, and where: scheme:name:port.
        var parts = request.Info.Name.Split(':');
        var name = parts.Length == 3 ? parts[1] : parts[0];
        var key = new ObjectKey(request.Resource.StorageKey, request.Resource.IsNamespaced ? request.Info.Namespace : "", name);
        var item = (await store.GetAsync(key, cancellationToken).ConfigureAwait(false))?.Root ?? throw ApiErrors.NotFound(request.Resource, name);
        if (request.Resource.Plural == "services")
        {
            var endpoints = await store.GetAsync(key with { Resource = Endpoints }, cancellationToken).ConfigureAwait(false);
            item = endpoints?.Root.Items("subsets").FirstOrDefault() ?? throw Unavailable($"no endpoints available for service \"{name}\"");
        }

        throw Unavailable($"error trying to reach service: dial tcp {AddressOf(request.Resource.Plural, item)}: connect: connection refused");
    }

    private static string AddressOf(string plural, MapNode item) => plural switch
    {
        "nodes" => $"{item.Items("status", "addresses").FirstOrDefault(entry => entry.GetString("type") == "InternalIP").GetString("address")}:{AgentPort}",
        "services" => $"{item.Items("addresses").FirstOrDefault().GetString("ip")}:{item.Items("ports").FirstOrDefault().GetInt64("port") ?? PlainPort}",
        _ => $"{item.GetString("status", "podIP")}:{item.Items("spec", "containers").SelectMany(container => container.Items("ports")).FirstOrDefault().GetInt64("containerPort") ?? PlainPort}",
    };

    private static ApiException Unavailable(string message) => ApiErrors.Failure(503, "ServiceUnavailable", message, null);
}
