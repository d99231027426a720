using Flux.Manifests.Nodes;

namespace Flux.Sources.HelmRepositories;

/// <summary>
/// Reads records by their fields: every value has its field's type, fields come in their order, and empty ones are left out.
/// Error texts are those of Go's JSON reader.
/// </summary>
internal sealed class IndexDecoder(bool rejectUnknown)
{
    private const string ZeroTime = "0001-01-01T00:00:00Z";

    /// <exception cref="SourceException">A value has another type, or there is a field that is not known.</exception>
    public MapNode Record(MapNode source, IReadOnlyList<IndexField> fields)
    {
        if (rejectUnknown && source.Keys.FirstOrDefault(key => !fields.Any(field => field.Name == key)) is { } unknown)
        {
            throw new SourceException($"json: unknown field \"{unknown}\"");
        }

        var record = new MapNode();
        foreach (var field in fields)
        {
            if (Value(source[field.Name] ?? NullNode.Instance, field) is { } value)
            {
                record.Set(field.Name, value);
            }
        }

        return record;
    }

    private Node? Value(Node value, IndexField field) => value is NullNode ? Missing(field) : field.Kind switch
    {
        FieldKind.Text => value is StringNode text ? Keep(text, text.Value.Length > 0, field) : throw Mismatch(value, field),
        FieldKind.Flag => value is BooleanNode flag ? Keep(flag, flag.Value, field) : throw Mismatch(value, field),
        FieldKind.Time => new StringNode(GoTime.Parse(value is StringNode time ? time.Value : throw Mismatch(value, field))),
        FieldKind.TextList => Keep(TextList(value, field), ((ListNode)value).Count > 0, field),
        FieldKind.TextMap => value is MapNode texts ? Keep(TextMap(texts, field), texts.Count > 0, field) : throw Mismatch(value, field),
        FieldKind.AnyMap => value is MapNode any ? Keep(any, any.Count > 0, field) : throw Mismatch(value, field),
        FieldKind.AnyList => value is ListNode all ? Keep(all, all.Count > 0, field) : throw Mismatch(value, field),
        FieldKind.RecordList => Keep(Records(value, field), ((ListNode)value).Count > 0, field),
        _ => RecordLists(value, field),
    };

    private static Node? Missing(IndexField field) => !field.IsKept ? null : field.Kind switch
    {
        FieldKind.Text => StringNode.Empty,
        FieldKind.Time => new StringNode(ZeroTime),
        _ => NullNode.Instance,
    };

    private static Node? Keep(Node value, bool isSet, IndexField field) => isSet || field.IsKept ? value : null;

    private static ListNode TextList(Node value, IndexField field)
    {
        var list = value as ListNode ?? throw Mismatch(value, field);
        return list.FirstOrDefault(item => item is not (StringNode or NullNode)) is { } wrong
            ? throw Mismatch(wrong, field with { Kind = FieldKind.Text })
            : new ListNode(list.Select(item => item is NullNode ? StringNode.Empty : item));
    }

    /// <summary>Go writes maps in the order of their keys.</summary>
    private static MapNode TextMap(MapNode map, IndexField field)
    {
        var sorted = new MapNode();
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            sorted.Set(key, value is StringNode or NullNode ? (value is NullNode ? StringNode.Empty : value) : throw Mismatch(value, field with { Kind = FieldKind.Text }));
        }

        return sorted;
    }

    private ListNode Records(Node value, IndexField field)
    {
        var list = value as ListNode ?? throw Mismatch(value, field);
        return new ListNode(list.Where(item => item is not NullNode).Select(item => Record(item as MapNode ?? throw Mismatch(item, field), field.Record!)));
    }

    private MapNode RecordLists(Node value, IndexField field)
    {
        var sorted = new MapNode();
        foreach (var (key, item) in (value as MapNode ?? throw Mismatch(value, field)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            sorted.Set(key, item is NullNode ? NullNode.Instance : Records(item, field));
        }

        return sorted;
    }

    private static SourceException Mismatch(Node value, IndexField field) =>
        new($"json: cannot unmarshal {TypeOf(value)} into Go struct field {field.Path} of type {field.TypeName}");

    internal static string TypeOf(Node value) => value.Kind switch
    {
        NodeKind.Map => "object",
        NodeKind.List => "array",
        NodeKind.String => "string",
        NodeKind.Boolean => "bool",
        _ => "number",
    };
}
