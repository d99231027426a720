namespace Flux.Kustomize.FieldSpecs;

/// <summary>A field of some types that a transformer touches.</summary>
internal sealed class FieldSpec(TypeSelector types, string path, bool create)
{
    private string[]? _segments;

    public TypeSelector Types { get; } = types;

    /// <summary>Field names joined by slashes; <c>[]</c> after one hints that it holds a list.</summary>
    public string Path { get; } = path;

    /// <summary>Whether missing fields on the way are made.</summary>
    public bool Create { get; } = create;

    public string[] Segments => _segments ??= PathText.Split(Path, '/');

    /// <summary>True when the two name the same field: this one's types are among the other's.</summary>
    public bool Covers(FieldSpec other) =>
        other.Types.Selects(Types.AsType()) && string.Equals(Path, other.Path, StringComparison.Ordinal);
}
