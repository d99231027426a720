namespace Flux.Apply.Applying;

/// <summary>A selection of objects as it is written: five patterns in RE2 syntax, and two selectors in the syntax of labels.</summary>
public sealed record ObjectPatternParts(
    string? Group = null,
    string? Version = null,
    string? Kind = null,
    string? Name = null,
    string? Namespace = null,
    string? LabelSelector = null,
    string? AnnotationSelector = null);
