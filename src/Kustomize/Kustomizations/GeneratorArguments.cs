namespace Flux.Kustomize.Kustomizations;

/// <summary>A ConfigMap or Secret to generate.</summary>
internal sealed record GeneratorArguments
{
    public string Name { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Behavior { get; init; } = "";

    /// <summary>Of a Secret; empty means Opaque.</summary>
    public string Type { get; init; } = "";

    public IReadOnlyList<string> Literals { get; init; } = [];

    public IReadOnlyList<string> Files { get; init; } = [];

    public IReadOnlyList<string> EnvFiles { get; init; } = [];

    public GeneratorOptions? Options { get; init; }
}
