namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>What a value of a type may be: a scalar, a list, a map, or one of several of these.</summary>
public sealed class TypeAtom
{
    /// <summary>Accepts nothing; every value fails against it.</summary>
    public static readonly TypeAtom None = new();

    public ScalarType? Scalar { get; init; }

    public ListType? List { get; init; }

    public MapType? Map { get; init; }

    internal bool HasAlternatives => (Scalar is null ? 0 : 1) + (List is null ? 0 : 1) + (Map is null ? 0 : 1) > 1;

    /// <summary>Every value fits, whatever is in it.</summary>
    internal bool AcceptsAll { get; init; }

    internal TypeAtom? WithRelationship(ElementRelationship relationship)
    {
        if (Map is not null)
        {
            return new TypeAtom { Scalar = Scalar, List = List, Map = Map.With(relationship) };
        }

        return List is null ? null : new TypeAtom { Scalar = Scalar, List = List.With(relationship) };
    }
}
