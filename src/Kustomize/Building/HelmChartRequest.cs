using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Building;

/// <summary>A chart to render as <c>helm template</c> would, with everything that it needs already read.</summary>
public sealed record HelmChartRequest
{
    /// <summary>The chart's name, as the kustomization gives it.</summary>
    public required string Name { get; init; }

    /// <summary>The unpacked chart's files by their path below its root; those that <c>.helmignore</c> names are among them.</summary>
    public required IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Files { get; init; }

    /// <summary>The values, each above the ones before it and all above the chart's own.</summary>
    public required IReadOnlyList<MapNode> Values { get; init; }

    /// <summary>The release's name; empty when none is given.</summary>
    public string ReleaseName { get; init; } = "";

    /// <summary>A template that makes the release's name; empty when none is given.</summary>
    public string NameTemplate { get; init; } = "";

    /// <summary>The release's namespace; empty for the default one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The Kubernetes version that the chart is told of; empty for the renderer's own.</summary>
    public string KubeVersion { get; init; } = "";

    /// <summary>API versions that the chart is told of, besides those known.</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = [];

    public bool IncludesCrds { get; init; }

    public bool SkipsHooks { get; init; }

    public bool SkipsTests { get; init; }
}
