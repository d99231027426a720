namespace Flux.Helm.Charts;

/// <summary>What Chart.yaml says.</summary>
public sealed record ChartMetadata
{
    public string Name { get; init; } = "";

    public string Version { get; init; } = "";

    public string ApiVersion { get; init; } = "";

    public string AppVersion { get; init; } = "";

    public string Description { get; init; } = "";

    public string Home { get; init; } = "";

    public string Icon { get; init; } = "";

    /// <summary><c>application</c>, <c>library</c> or empty.</summary>
    public string Type { get; init; } = "";

    /// <summary>Constraint on the version of Kubernetes.</summary>
    public string KubeVersion { get; init; } = "";

    public string Condition { get; init; } = "";

    public string Tags { get; init; } = "";

    public bool Deprecated { get; init; }

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<Maintainer> Maintainers { get; init; } = [];

    /// <summary>Null when the file has none.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    public IReadOnlyList<ChartDependency> Dependencies { get; init; } = [];

    public bool IsLibrary => string.Equals(Type, "library", StringComparison.OrdinalIgnoreCase);
}
