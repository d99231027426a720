namespace Flux.Contracts.Kustomizations;

/// <summary>Selects objects: the first five are anchored patterns, the last two selectors in label syntax.</summary>
public sealed record ObjectSelector
{
    public string? Group { get; init; }

    public string? Version { get; init; }

    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    public string? AnnotationSelector { get; init; }
}
