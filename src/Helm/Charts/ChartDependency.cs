using Flux.Manifests.Nodes;

namespace Flux.Helm.Charts;

/// <summary>A dependency as Chart.yaml (or requirements.yaml, or a lock) declares it.</summary>
public sealed record ChartDependency
{
    public string Name { get; init; } = "";

    /// <summary>A version or a constraint.</summary>
    public string Version { get; init; } = "";

    /// <summary>URL of the repository, or <c>@name</c> of an added one; empty for a chart that is in <c>charts/</c> already.</summary>
    public string Repository { get; init; } = "";

    /// <summary>Paths in the values, separated by commas, of which the first that is a boolean decides.</summary>
    public string Condition { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Paths, or maps of <c>child</c> and <c>parent</c> paths, of values to copy into the parent's.</summary>
    public IReadOnlyList<Node> ImportValues { get; init; } = [];

    /// <summary>The name the chart gets in this place.</summary>
    public string Alias { get; init; } = "";

    /// <summary>Alias or name.</summary>
    public string EffectiveName => Alias.Length > 0 ? Alias : Name;
}
