using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>The set of fields that a value mentions: leaves, list items, map entries that are not declared fields, and empty maps and nulls.</summary>
internal static class FieldSetCollector
{
    public static PathSet Collect(Node value, TypeReference type)
    {
        Walk(value, type, out var below);
        return below ?? PathSet.Empty;
    }

    // Tells whether the value is a leaf, which makes the place where it stands a member.
    private static bool Walk(Node value, TypeReference? type, out PathSet? below)
    {
        below = null;
        var atom = ValueShapes.Resolve(type);
        switch (ValueShapes.Walked(atom, value))
        {
            case ValueShape.Scalar:
                return true;
            case ValueShape.Map when atom.Map!.IsAtomic:
            case ValueShape.List when atom.List!.IsAtomic:
                return true;
            case ValueShape.Map:
                below = value is MapNode map ? CollectMap(map, atom.Map!) : null;
                return false;
            case ValueShape.List:
                below = value is ListNode list ? CollectList(list, atom.List!) : null;
                return false;
            default:
                throw new StructuredMergeException(ValueShapes.InvalidAtom(type));
        }
    }

    private static PathSet CollectMap(MapNode map, MapType type)
    {
        var output = new PathSetBuilder();
        foreach (var (key, child) in map)
        {
            var field = type.FindField(key);
            var isLeaf = Walk(child, field is null ? type.Element : field.Type, out var below);
            var isMember = isLeaf || field is null || child is NullNode or MapNode { Count: 0 };
            output.Add(field?.Element ?? PathElement.OfField(key), isMember, below);
        }

        return output.Build();
    }

    private static PathSet CollectList(ListNode list, ListType type)
    {
        var elements = new PathElement[list.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = ListItems.Element(type, list[i]);
        }

        var duplicates = Duplicates(elements);
        var output = new PathSetBuilder();
        for (var i = 0; i < elements.Length; i++)
        {
            // Which of several equal items a path below them means is not known, so they are owned as one.
            PathSet? below = null;
            if (duplicates is null || !duplicates.Contains(elements[i]))
            {
                Walk(list[i], type.Element, out below);
            }

            output.Add(elements[i], isMember: true, below);
        }

        return output.Build();
    }

    private static HashSet<PathElement>? Duplicates(PathElement[] elements)
    {
        if (elements.Length < 2)
        {
            return null;
        }

        HashSet<PathElement>? duplicates = null;
        var seen = new HashSet<PathElement>(elements.Length);
        foreach (var element in elements)
        {
            if (!seen.Add(element))
            {
                (duplicates ??= []).Add(element);
            }
        }

        return duplicates;
    }
}
