using System.Globalization;
using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>The pointers of the corpus: JSON pointers with <c>*len</c>, <c>*names</c>, <c>*keys</c>, <c>*where</c> and <c>type=X</c>.</summary>
internal static class Pointers
{
    public static Node? Get(Node root, string pointer)
    {
        if (pointer.StartsWith("/*where ", StringComparison.Ordinal))
        {
            return Where(root, pointer);
        }

        Node? node = root;
        foreach (var part in Parts(pointer))
        {
            node = (node, part) switch
            {
                (ListNode list, "*len") => NumberNode.Of(list.Count),
                (ListNode list, "*names") => new ListNode(list.Select(entry => entry.Get("metadata", "name") ?? entry.Get("name") ?? NullNode.Instance)),
                (ListNode list, _) => int.TryParse(part, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null,
                (MapNode map, "*keys") => new ListNode(map.Keys.Order(StringComparer.Ordinal).Select(key => (Node)key)),
                (MapNode map, _) => map[part],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>A pointer whose segment <c>type=X</c> picks from a list of conditions.</summary>
    public static Node? Find(Node root, string pointer)
    {
        Node? node = root;
        foreach (var part in Parts(pointer))
        {
            node = node switch
            {
                ListNode list when part.Split('=') is [var field, var value] => list.FirstOrDefault(entry => entry.GetString(field) == value),
                ListNode list when part == "*len" => NumberNode.Of(list.Count),
                ListNode list => int.TryParse(part, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null,
                MapNode map => part == "*len" ? NumberNode.Of(map.Count) : map[part],
                _ => null,
            };
        }

        return node;
    }

    public static MapNode Put(MapNode root, string pointer, string value)
    {
        var parts = Parts(pointer).ToArray();
        var map = root;
        foreach (var part in parts[..^1])
        {
            map = map.GetOrAddMap(part);
        }

        map.Set(parts[^1], value);
        return root;
    }

    private static IEnumerable<string> Parts(string pointer) =>
        pointer.Trim('/').Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    private static ListNode Where(Node root, string pointer)
    {
        var words = pointer.Split(' ', 3);
        var condition = words[2].Split('~', 2);
        var items = Get(root, words[1]) as ListNode ?? [];
        return new ListNode(items.Where(entry => Regex.IsMatch(Get(entry, condition[0]) is StringNode text ? text.Value : "", condition[1])));
    }
}
