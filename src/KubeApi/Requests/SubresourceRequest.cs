using Flux.KubeApi.Authentication;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Requests;

/// <summary>A request to a subresource with its own handler, or to a virtual kind.</summary>
public sealed record SubresourceRequest
{
    public required RequestInfo Info { get; init; }

    public required ResourceDefinition Resource { get; init; }

    public required ServedVersion Version { get; init; }

    public required UserInfo User { get; init; }

    /// <summary>Create, read and change objects with the caller's options.</summary>
    public required ObjectClient Objects { get; init; }

    public required WriteOptions Options { get; init; }

    /// <summary>The body with the caller as owner of its fields, as created objects have it; null where there is none.</summary>
    public MapNode? OwnedBody { get; init; }

    /// <summary>The decoded body; null where there is none.</summary>
    public MapNode? Body { get; init; }
}
