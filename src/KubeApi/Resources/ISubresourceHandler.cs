using Flux.KubeApi.Requests;

namespace Flux.KubeApi.Resources;

/// <summary>An action on an object that is more than reading and writing it: a token request, an eviction, a binding.</summary>
public interface ISubresourceHandler
{
    /// <summary>Whether requests bring an object. Connections (exec, forwarding) bring none, whatever their method.</summary>
    bool TakesBody => true;

    ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken);
}
