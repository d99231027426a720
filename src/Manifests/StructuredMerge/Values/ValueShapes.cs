using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>Choosing among the alternatives of a type by the value at hand.</summary>
internal static class ValueShapes
{
    public static ValueShape Of(TypeAtom atom, Node? value)
    {
        if (!atom.HasAlternatives)
        {
            return ValueShape.Whole;
        }

        return value switch
        {
            MapNode when atom.Map is not null => ValueShape.Map,
            ListNode when atom.List is not null => ValueShape.List,
            StringNode or NumberNode or BooleanNode when atom.Scalar is not null => ValueShape.Scalar,
            _ => ValueShape.Whole,
        };
    }

    /// <summary>The alternative to walk: the one chosen, else the first that the type has of map, scalar, list.</summary>
    public static ValueShape Walked(TypeAtom atom, ValueShape shape)
    {
        if (shape != ValueShape.Whole)
        {
            return shape;
        }

        return atom.Map is not null ? ValueShape.Map
            : atom.Scalar is not null ? ValueShape.Scalar
            : atom.List is not null ? ValueShape.List
            : ValueShape.Whole;
    }

    public static ValueShape Walked(TypeAtom atom, Node? value) => Walked(atom, Of(atom, value));

    /// <summary>The type of a mention.</summary>
    /// <exception cref="StructuredMergeException">The schema has no such type.</exception>
    public static TypeAtom Resolve(TypeReference? reference)
    {
        if (reference is null)
        {
            return TypeAtom.None;
        }

        return reference.Atom ?? throw new StructuredMergeException(NoType(reference));
    }

    public static string NoType(TypeReference reference) => "schema error: no type found matching: " + (reference.Name ?? "inlined type");

    public static string InvalidAtom(TypeReference? reference) =>
        "schema error: invalid atom: " + (reference?.Name is { } name ? "named type: " + name : "inlined");
}
