using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Finds lists and maps in a partial object that count as one value: laid over an object they would replace all of it, which whoever
/// wrote a few of their fields does not expect.
/// </summary>
public static class AtomicParts
{
    /// <param name="patch">The partial object.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The paths of such parts.</returns>
    public static IReadOnlyList<string> Find(Node patch, TypedSchema type)
    {
        var found = new List<string>();
        Collect(patch, type.Root, "", found);
        return found;
    }

    private static void Collect(Node value, TypeReference? type, string path, List<string> found)
    {
        switch (value)
        {
            case MapNode map when type?.Atom?.Map is { } mapType:
                if (mapType.Relationship == ElementRelationship.Atomic)
                {
                    found.Add(path);
                }

                foreach (var (key, child) in map)
                {
                    if (mapType.FindField(key) is { } field)
                    {
                        Collect(child, field.Type, $"{path}.{key}", found);
                    }
                }

                break;
            case ListNode list when type?.Atom?.List is { } listType:
                if (listType.Relationship == ElementRelationship.Atomic)
                {
                    found.Add(path);
                }

                for (var i = 0; i < list.Count; i++)
                {
                    Collect(list[i], listType.Element, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", found);
                }

                break;
        }
    }
}
