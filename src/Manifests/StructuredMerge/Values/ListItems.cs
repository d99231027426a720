using System.Diagnostics.CodeAnalysis;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Messages;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>How the items of an associative list are told apart.</summary>
internal static class ListItems
{
    /// <summary>Why an item cannot be in the list; null when it can.</summary>
    public static string? Misfit(ListType list, Node item)
    {
        if (list.Relationship != ElementRelationship.Associative)
        {
            return "invalid indexing of non-associative list";
        }

        return list.Keys.Count > 0 ? KeyedMisfit(list, item) : SetMisfit(item);
    }

    /// <summary>The path element of an item.</summary>
    /// <exception cref="StructuredMergeException">The item cannot be in the list, which validation would have said.</exception>
    public static PathElement Element(ListType list, Node item) =>
        TryElement(list, item, out var element, out var misfit) ? element : throw new StructuredMergeException(misfit);

    public static bool TryElement(
        ListType list, Node item, [NotNullWhen(true)] out PathElement? element, [NotNullWhen(false)] out string? misfit)
    {
        misfit = Misfit(list, item);
        element = misfit is not null ? null
            : list.Keys.Count > 0 ? PathElement.OfKey(KeyFields(list, (MapNode)item))
            : PathElement.OfValue(PathValue.Of(item));
        return misfit is null;
    }

    private static string? SetMisfit(Node item) => item switch
    {
        MapNode => "associative list without keys has an element that's a map type",
        ListNode => "not supported: associative list with lists as elements",
        NullNode => "associative list without keys has an element that's an explicit null",
        _ => null,
    };

    private static string? KeyedMisfit(ListType list, Node item)
    {
        if (item is not MapNode map)
        {
            return item is NullNode
                ? "associative list with keys may not have a null element"
                : "associative list with keys may not have non-map elements";
        }

        for (var i = 0; i < list.Keys.Count; i++)
        {
            if (map.ContainsKey(list.Keys[i]))
            {
                return null;
            }

            if (list.KeyDefaults is null)
            {
                return $"couldn't find default value for {list.Keys[i]}: {(list.Element?.Atom is null ? "invalid elementType for list" : "associative list may not have non-map types")}";
            }

            if (list.KeyDefaults[i] is not null)
            {
                return null;
            }
        }

        var keys = string.Join(' ', list.Keys.Select(GoValueText.Quote));
        return $"associative list with keys has an element that omits all key fields [{keys}] (and doesn't have default values for any key fields)";
    }

    private static KeyField[] KeyFields(ListType list, MapNode item)
    {
        var fields = new KeyField[list.Keys.Count];
        var count = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            var value = item[list.Keys[i]] ?? list.KeyDefaults?[i];
            if (value is not null)
            {
                fields[count++] = new KeyField(list.Keys[i], PathValue.Of(value));
            }
        }

        return count == fields.Length ? fields : fields[..count];
    }
}
