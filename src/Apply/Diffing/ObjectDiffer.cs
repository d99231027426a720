using System.Globalization;
using Flux.Apply.Ordering;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Diffing;

/// <summary>The difference between a live object and what an apply would make of it, as a JSON patch.</summary>
public static class ObjectDiffer
{
    /// <summary>What differs outside of metadata and status, in the order of the keys.</summary>
    public static IReadOnlyList<DiffOperation> Diff(MapNode before, MapNode after)
    {
        var output = new List<DiffOperation>();
        CompareMaps(Content(before), Content(after), "", output);
        return output;
    }

    /// <summary>As <see cref="Diff"/>, with what a Secret holds masked.</summary>
    public static IReadOnlyList<DiffOperation> DiffMasked(MapNode before, MapNode after)
    {
        var operations = Diff(before, after);
        return ObjectClass.IsSecret(new ManifestObject(after)) ? SecretMask.Apply(operations) : operations;
    }

    /// <summary>What differs between the labels and annotations.</summary>
    public static IReadOnlyList<DiffOperation> DiffMetadata(MapNode before, MapNode after)
    {
        var output = new List<DiffOperation>();
        CompareMaps(Metadata(before), Metadata(after), "", output);
        return output;
    }

    private static MapNode Metadata(MapNode value)
    {
        var kept = new MapNode(2);
        foreach (var key in (string[])["annotations", "labels"])
        {
            if (value.Get("metadata", key) is { } part)
            {
                kept.Add(key, part);
            }
        }

        return kept.Count == 0 ? kept : new MapNode { { "metadata", kept } };
    }

    private static MapNode Content(MapNode value)
    {
        var content = new MapNode(value.Count);
        foreach (var (key, child) in value)
        {
            if (key is not ("metadata" or "status"))
            {
                content.Add(key, child);
            }
        }

        return content;
    }

    private static void Compare(Node before, Node after, string path, List<DiffOperation> output)
    {
        switch (before, after)
        {
            case (MapNode left, MapNode right):
                CompareMaps(left, right, path, output);
                break;
            case (ListNode left, ListNode right):
                CompareLists(left, right, path, output);
                break;
            case var _ when !before.Equals(after):
                output.Add(new DiffOperation("replace", path, before, after));
                break;
        }
    }

    private static void CompareMaps(MapNode before, MapNode after, string path, List<DiffOperation> output)
    {
        foreach (var key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var place = $"{path}/{Escape(key)}";
            switch (before[key], after[key])
            {
                case ({ } left, { } right):
                    Compare(left, right, place, output);
                    break;
                case ({ } left, null):
                    output.Add(new DiffOperation("remove", place, left, null));
                    break;
                case (null, { } right):
                    output.Add(new DiffOperation("add", place, null, right));
                    break;
            }
        }
    }

    // By position. Items that are too many are removed at the same index again and again; new ones are appended.
    private static void CompareLists(ListNode before, ListNode after, string path, List<DiffOperation> output)
    {
        for (var i = after.Count; i < before.Count; i++)
        {
            output.Add(new DiffOperation("remove", $"{path}/{Index(after.Count)}", before[i], null));
        }

        for (var i = 0; i < before.Count && i < after.Count; i++)
        {
            Compare(before[i], after[i], $"{path}/{Index(i)}", output);
        }

        for (var i = before.Count; i < after.Count; i++)
        {
            output.Add(new DiffOperation("add", $"{path}/-", null, after[i]));
        }
    }

    private static string Index(int position) => position.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
