using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Requests;

/// <summary>An answer that is one object.</summary>
/// <param name="Code">HTTP status code.</param>
/// <param name="Body">A complete object with kind and apiVersion.</param>
public sealed record ApiResponse(int Code, MapNode Body)
{
    public static ApiResponse Ok(MapNode body) => new(200, body);

    public static ApiResponse Created(MapNode body) => new(201, body);
}
