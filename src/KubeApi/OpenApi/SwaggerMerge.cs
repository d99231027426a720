using Flux.KubeApi.Aggregation;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>
/// Adds what other servers say of their kinds to this server's OpenAPI v2 document: the paths of their group versions, and the definitions
/// that these need. A definition that another of its name differs from gets a name of its own.
/// </summary>
internal static class SwaggerMerge
{
    private const string Reference = "#/definitions/";

    public static void Add(MapNode document, AggregatedVersion version)
    {
        if (version.Swagger is not { } other)
        {
            return;
        }

        var prefix = $"/apis/{version.GroupVersion}/";
        var paths = (other.GetMap("paths") ?? new MapNode()).Where(entry => (entry.Key + "/").StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        var source = other.GetMap("definitions") ?? new MapNode();
        var definitions = document.GetOrAddMap("definitions");
        var names = Names(Reachable(paths.Select(entry => entry.Value), source), source, definitions);
        foreach (var (name, newName) in names)
        {
            definitions.Set(newName, Renamed(source[name]!, names));
        }

        var into = document.GetOrAddMap("paths");
        foreach (var (path, item) in paths.Where(entry => !into.ContainsKey(entry.Key)))
        {
            into.Set(path, Renamed(item, names));
        }
    }

    private static List<string> Reachable(IEnumerable<Node> roots, MapNode definitions)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<Node>(roots);
        while (pending.TryPop(out var node))
        {
            foreach (var name in References(node))
            {
                if (definitions[name] is { } definition && seen.Add(name))
                {
                    found.Add(name);
                    pending.Push(definition);
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> References(Node root)
    {
        var pending = new Stack<Node>([root]);
        while (pending.TryPop(out var node))
        {
            foreach (var child in node is MapNode map ? map.Select(entry => entry.Value) : node as ListNode ?? [])
            {
                pending.Push(child);
            }

            if (node.GetString("$ref") is { } reference && reference.StartsWith(Reference, StringComparison.Ordinal))
            {
                yield return reference[Reference.Length..];
            }
        }
    }

    /// <summary>The names that definitions get: their own where nobody has it, or has the same.</summary>
    private static Dictionary<string, string> Names(List<string> wanted, MapNode source, MapNode definitions)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in wanted)
        {
            var free = name;
            for (var number = 2; definitions[free] is { } known && !known.Equals(source[name]); number++)
            {
                free = $"{name}_v{number}";
            }

            names.Add(name, free);
        }

        return names;
    }

    private static Node Renamed(Node node, Dictionary<string, string> names)
    {
        switch (node)
        {
            case MapNode map:
                var copy = new MapNode(map.Count);
                foreach (var (key, value) in map)
                {
                    copy.Set(key, key == "$ref" && value is StringNode text ? Renamed(text, names) : Renamed(value, names));
                }

                return copy;
            case ListNode list:
                return new ListNode(list.Select(item => Renamed(item, names)));
            default:
                return node;
        }
    }

    private static StringNode Renamed(StringNode reference, Dictionary<string, string> names) =>
        reference.Value.StartsWith(Reference, StringComparison.Ordinal) && names.TryGetValue(reference.Value[Reference.Length..], out var name)
            ? new StringNode(Reference + name)
            : reference;
}
