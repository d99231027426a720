using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>Sets to fieldsV1: an empty map for a member, <c>"."</c> for a member that has more below it.</summary>
internal static class FieldsV1Writer
{
    private const string Self = ".";

    private static readonly MapNode Leaf = (MapNode)new MapNode().Freeze();

    public static MapNode Write(PathSet set) => (MapNode)Write(set, includeSelf: false).Freeze();

    private static MapNode Write(PathSet set, bool includeSelf)
    {
        var map = new MapNode(set.Entries.Length + 1);
        if (includeSelf)
        {
            map.Add(Self, Leaf);
        }

        foreach (var entry in set.Entries)
        {
            map.Add(entry.Element.FieldsKey, entry.Children is null ? Leaf : Write(entry.Children, entry.IsMember));
        }

        return map;
    }
}
