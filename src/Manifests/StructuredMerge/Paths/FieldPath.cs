namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>The steps from the root of an object to one of its fields or items.</summary>
public sealed class FieldPath : IEquatable<FieldPath>
{
    private readonly PathElement[] _elements;

    public FieldPath(params IEnumerable<PathElement> elements) => _elements = [.. elements];

    public int Length => _elements.Length;

    public ReadOnlySpan<PathElement> Elements => _elements;

    /// <summary>A path of field names.</summary>
    public static FieldPath OfFields(params ReadOnlySpan<string> names)
    {
        var elements = new PathElement[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            elements[i] = PathElement.OfField(names[i]);
        }

        return new FieldPath(elements);
    }

    public bool Equals(FieldPath? other) => other is not null && _elements.AsSpan().SequenceEqual(other._elements);

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in _elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => string.Concat((IEnumerable<PathElement>)_elements);
}
