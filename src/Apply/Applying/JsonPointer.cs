using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Apply.Applying;

/// <summary>RFC 6901 pointers into node trees; a step that leads nowhere finds nothing and changes nothing.</summary>
internal static class JsonPointer
{
    public static IReadOnlyList<string> Segments(string pointer) =>
        pointer.Length == 0
            ? []
            : [.. pointer[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    public static Node? Get(Node root, string pointer)
    {
        Node? node = root;
        foreach (var segment in Segments(pointer))
        {
            node = Step(node, segment);
        }

        return node;
    }

    public static void Remove(MapNode root, string pointer)
    {
        var segments = Segments(pointer);
        switch (Parent(root, segments))
        {
            case MapNode map:
                map.Remove(segments[^1]);
                break;
            case ListNode list when TryIndex(list, segments[^1], out var at):
                list.RemoveAt(at);
                break;
        }
    }

    public static void Set(MapNode root, string pointer, Node value)
    {
        var segments = Segments(pointer);
        switch (Parent(root, segments))
        {
            case MapNode map:
                map.Set(segments[^1], value);
                break;
            case ListNode list when TryIndex(list, segments[^1], out var at):
                list[at] = value;
                break;
        }
    }

    private static Node? Parent(Node root, IReadOnlyList<string> segments)
    {
        Node? node = segments.Count == 0 ? null : root;
        for (var i = 0; i < segments.Count - 1; i++)
        {
            node = Step(node, segments[i]);
        }

        return node;
    }

    private static Node? Step(Node? node, string segment) => node switch
    {
        MapNode map => map[segment],
        ListNode list when TryIndex(list, segment, out var at) => list[at],
        _ => null,
    };

    private static bool TryIndex(ListNode list, string segment, out int at) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out at) && at < list.Count;
}
