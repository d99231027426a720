using Flux.Helm.Templates.Functions.Time;
using Flux.Helm.Values;
using Flux.Manifests.Nodes;
using Flux.Manifests.Numbers;

namespace Flux.Helm.Rendering;

/// <summary>Reads typed fields out of nodes and keeps the first mismatch, in the words of Go's JSON decoder.</summary>
internal sealed class TypedDecoder(string structName)
{
    private string? _error;

    public void ThrowIfFailed()
    {
        if (_error is not null)
        {
            throw new ValuesException("error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " + _error);
        }
    }

    public MapNode? Root(Node node, string type)
    {
        if (node is not (MapNode or NullNode))
        {
            _error ??= $"{Kind(node)} into Go value of type {type}";
        }

        return node as MapNode;
    }

    public string Text(MapNode map, string key, string path)
    {
        return AsText(Find(map, key), path);
    }

    /// <summary>A time, as it is written. One that cannot be read ends the reading, whatever else is wrong.</summary>
    public static string Time(MapNode map, string key)
    {
        var node = Find(map, key);
        if (node is null or NullNode)
        {
            return "";
        }

        var problem = "Time.UnmarshalJSON: input is not a JSON string";
        if (node is StringNode { Value: var text })
        {
            GoTime.Parse("2006-01-02T15:04:05Z07:00", text, out problem);
        }

        return problem is null ? ((StringNode)node).Value : throw new ValuesException($"error unmarshaling JSON: while decoding JSON: {problem}");
    }

    public bool Boolean(MapNode map, string key, string path)
    {
        var node = Find(map, key);
        if (node is not (null or NullNode or BooleanNode))
        {
            Fail(node, path, "bool");
        }

        return (node as BooleanNode)?.Value ?? false;
    }

    public MapNode? Map(MapNode map, string key, string path, string type)
    {
        var node = Find(map, key);
        if (node is not (null or NullNode or MapNode))
        {
            Fail(node, path, type);
        }

        return node as MapNode;
    }

    public ListNode? List(MapNode map, string key, string path, string type)
    {
        var node = Find(map, key);
        if (node is not (null or NullNode or ListNode))
        {
            Fail(node, path, type);
        }

        return node as ListNode;
    }

    public IReadOnlyDictionary<string, string>? TextMap(MapNode map, string key, string path)
    {
        if (Map(map, key, path, "map[string]string") is not { } found)
        {
            return null;
        }

        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in found)
        {
            result[name] = AsText(value, path);
        }

        return result;
    }

    public IReadOnlyList<string> Texts(MapNode map, string key, string path)
    {
        var result = new List<string>();
        foreach (var item in List(map, key, path, "[]string") ?? [])
        {
            result.Add(AsText(item, path));
        }

        return result;
    }

    public void Fail(Node node, string path, string type) => _error ??= $"{Kind(node)} into Go struct field {structName}.{path} of type {type}";

    /// <summary>Where text is wanted, numbers and booleans become text: YAML's reader knows what they are read into.</summary>
    private string AsText(Node? node, string path)
    {
        switch (node)
        {
            case null or NullNode:
                return "";
            case StringNode text:
                return text.Value;
            case BooleanNode boolean:
                return boolean.Value ? "true" : "false";
            case NumberNode number:
                return number.IsInteger ? number.Text : GoFloat.FormatShortest(number.ToDouble());
            default:
                Fail(node, path, "string");
                return "";
        }
    }

    /// <summary>Field names match in any case, the exact one first.</summary>
    private static Node? Find(MapNode map, string key)
    {
        if (map.TryGetValue(key, out var exact))
        {
            return exact;
        }

        foreach (var (name, value) in map)
        {
            if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static string Kind(Node node) => node switch
    {
        MapNode => "object",
        ListNode => "array",
        StringNode => "string",
        BooleanNode => "bool",
        _ => "number",
    };
}
