using System.Text;
using System.Text.Json;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Json;

/// <summary>Builds nodes from a token stream and counts them against the budget. One instance per read.</summary>
internal sealed class JsonNodeBuilder(JsonReadOptions options)
{
    private readonly Stack<string> _path = new();
    private int _nodes;

    public Node Build(ref Utf8JsonReader reader)
    {
        if (++_nodes > options.Budget.MaxNodes)
        {
            throw new ManifestException($"the document has more than {options.Budget.MaxNodes} values");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => BuildMap(ref reader),
            JsonTokenType.StartArray => BuildList(ref reader),
            JsonTokenType.String => new StringNode(reader.GetString()!),
            JsonTokenType.Number => new NumberNode(Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => BooleanNode.True,
            JsonTokenType.False => BooleanNode.False,
            _ => NullNode.Instance,
        };
    }

    private MapNode BuildMap(ref Utf8JsonReader reader)
    {
        var map = new MapNode();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = FieldNames.Read(ref reader);
            reader.Read();
            _path.Push(key);
            var value = Build(ref reader);
            if (!map.TryAdd(key, value))
            {
                ReportDuplicate();
                map.Set(key, options.MergeDuplicates ? Merge(map[key]!, value) : value);
            }

            _path.Pop();
        }

        return map;
    }

    private ListNode BuildList(ref Utf8JsonReader reader)
    {
        var list = new ListNode();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(Build(ref reader));
        }

        return list;
    }

    private static Node Merge(Node first, Node second)
    {
        if (first is not MapNode into || second is not MapNode from)
        {
            return second;
        }

        foreach (var (key, value) in from)
        {
            into.Set(key, value);
        }

        return into;
    }

    private void ReportDuplicate()
    {
        var path = string.Join('.', _path.Reverse());
        if (options.OnDuplicate is null)
        {
            throw new ManifestException($"duplicate field \"{path}\"");
        }

        options.OnDuplicate(path);
    }
}
