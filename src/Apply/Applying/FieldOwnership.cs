using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Apply.Applying;

/// <summary>Reads who owns a field from the managedFields of a live object.</summary>
internal static class FieldOwnership
{
    /// <summary>Whether another manager than ours applied the field, or something below it.</summary>
    public static bool IsAppliedByOther(MapNode live, string pointer, string fieldManager)
    {
        foreach (var entry in (live.GetList("metadata", "managedFields") ?? new ListNode()).OfType<MapNode>())
        {
            if (entry.GetString("operation") == "Apply"
                && entry.GetString("manager") != fieldManager
                && entry.GetMap("fieldsV1") is { } fields
                && Owns(fields, live, JsonPointer.Segments(pointer), 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Owns(MapNode fields, Node? value, IReadOnlyList<string> segments, int depth)
    {
        if (depth == segments.Count)
        {
            return true;
        }

        var segment = segments[depth];
        if (value is ListNode list)
        {
            return int.TryParse(segment, out var at) && at < list.Count
                && fields.Any(field => Selects(field.Key, list[at]) && field.Value is MapNode child && Owns(child, list[at], segments, depth + 1));
        }

        return fields["f:" + segment] is MapNode next && Owns(next, (value as MapNode)?[segment], segments, depth + 1);
    }

    /// <summary>Whether a list element's path element (<c>k:{…}</c> or <c>v:…</c>) names this item.</summary>
    private static bool Selects(string element, Node item)
    {
        if (element.StartsWith("k:", StringComparison.Ordinal))
        {
            return JsonNodeReader.Read(element[2..]) is MapNode keys && keys.All(key => key.Value.Equals((item as MapNode)?[key.Key]));
        }

        return element.StartsWith("v:", StringComparison.Ordinal) && JsonNodeReader.Read(element[2..]).Equals(item);
    }
}
