using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Aggregation;

/// <summary>A group version that another server serves.</summary>
public sealed record AggregatedVersion(string Group, string Version)
{
    /// <summary>Groups with higher numbers come first.</summary>
    public long GroupPriority { get; init; }

    /// <summary>Versions of a group with higher numbers come first; equal ones as Kubernetes orders versions.</summary>
    public long VersionPriority { get; init; }

    /// <summary>The <c>APIResourceList</c> that the server answered last; null when it has not answered.</summary>
    public MapNode? Resources { get; init; }

    /// <summary>Whether the server answers now.</summary>
    public bool IsAvailable { get; init; }

    /// <summary>The hash of its OpenAPI v3 document; empty when it has none.</summary>
    public string OpenApiHash { get; init; } = "";

    /// <summary>Its OpenAPI v2 document; null when it has none.</summary>
    public MapNode? Swagger { get; init; }

    public string GroupVersion => $"{Group}/{Version}";
}
