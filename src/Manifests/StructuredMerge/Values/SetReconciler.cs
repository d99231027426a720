using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Fits a set that was written under another version of a schema to the present one: where a map or list has become atomic, whoever
/// owned parts of it owns the whole.
/// </summary>
internal static class SetReconciler
{
    /// <summary>The fitted set; the same one when nothing had to change.</summary>
    public static PathSet Reconcile(PathSet set, TypedSchema type)
    {
        if (set.IsReconciledWith(type))
        {
            return set;
        }

        var result = Walk(set, type.Root, isRoot: true) ?? set;
        result.MarkReconciledWith(type);
        return result;
    }

    // Null when the place is now atomic, so that it is to be owned whole.
    private static PathSet? Walk(PathSet set, TypeReference? type, bool isRoot)
    {
        var atom = ValueShapes.Resolve(type);
        switch (ValueShapes.Walked(atom, ValueShape.Whole))
        {
            case ValueShape.Map when IsUntypedDeduced(atom.Map!):
                return set;
            case ValueShape.Map:
                return atom.Map!.IsAtomic ? (isRoot ? set : null) : WalkChildren(set, atom.Map, list: null);
            case ValueShape.List:
                return atom.List!.IsAtomic ? (isRoot ? set : null) : WalkChildren(set, map: null, atom.List);
            case ValueShape.Scalar:
                return set;
            default:
                throw new StructuredMergeException("errors reconciling field set with schema: " + ValueShapes.InvalidAtom(type));
        }
    }

    private static PathSet WalkChildren(PathSet set, MapType? map, ListType? list)
    {
        PathSetBuilder output = default;
        var isChanged = false;
        foreach (var entry in set.Entries)
        {
            var (isMember, children) = (entry.IsMember, entry.Children);
            if (children is not null && TryGetType(entry.Element, map, list, out var type))
            {
                children = Walk(children, type, isRoot: false);
                isMember = isMember || children is null;
                isChanged = isChanged || !ReferenceEquals(children, entry.Children);
            }

            output.Add(entry.Element, isMember, children);
        }

        return isChanged ? output.Build() : set;
    }

    // Fields that the schema no longer has are left as they are.
    private static bool TryGetType(PathElement element, MapType? map, ListType? list, out TypeReference? type)
    {
        type = list?.Element;
        if (map is not null)
        {
            type = element.FieldName is { } name && map.FindField(name) is { } field ? field.Type : map.Element;
        }

        return list is not null || type is not null;
    }

    private static bool IsUntypedDeduced(MapType map) =>
        map.Fields.IsEmpty && (map.Element?.Name is { } name ? name == UntypedTypes.Deduced : map.Element?.Inlined?.Scalar == ScalarType.Untyped);
}
