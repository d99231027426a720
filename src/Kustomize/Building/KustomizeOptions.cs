using Flux.Kustomize.Remotes;

namespace Flux.Kustomize.Building;

/// <summary>What a build may do. The defaults are those of <c>kubectl kustomize</c>, without network and without Helm.</summary>
public sealed record KustomizeOptions
{
    public static readonly KustomizeOptions Default = new();

    public LoadRestriction LoadRestriction { get; init; } = LoadRestriction.RootOnly;

    public OutputOrder Order { get; init; } = OutputOrder.ByKind;

    public KustomizeLimits Limits { get; init; } = KustomizeLimits.Default;

    /// <summary>Renders <c>helmCharts</c>; null refuses them.</summary>
    public IHelmChartRenderer? HelmCharts { get; init; }

    /// <summary>Fetches resources and bases named by a URL; null refuses them.</summary>
    public IRemoteContent? Remote { get; init; }

    /// <summary>The version that <c>buildMetadata: [managedByLabel]</c> names.</summary>
    public string ManagedBy { get; init; } = "kustomize-v5.8.1";
}
