using Flux.Kustomize.Building;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Toolkit;

/// <summary>
/// Reduces a value to a shape: unknown fields go, scalars become the type that is wanted, empty fields are left out. This is
/// what reading a file into a typed object and writing it again does.
/// </summary>
internal static class ShapedReader
{
    public static MapNode Read(MapNode source, IReadOnlyDictionary<string, FieldShape> shape, string path = "")
    {
        var result = new MapNode();
        foreach (var (name, field) in shape)
        {
            var value = Find(source, name);
            var read = value is null ? Empty(field) : Convert(value, field, path.Length == 0 ? name : $"{path}.{name}");
            if (read is not null)
            {
                result.Set(name, read);
            }
        }

        result.SortKeys();
        return result;
    }

    private static Node? Find(MapNode source, string name)
    {
        var found = source[name];
        if (found is null)
        {
            foreach (var (key, value) in source)
            {
                found = string.Equals(key, name, StringComparison.OrdinalIgnoreCase) ? value : found;
            }
        }

        return found is NullNode ? null : found;
    }

    private static Node? Empty(FieldShape shape) => !shape.KeepsEmpty
        ? null
        : shape.Kind switch
        {
            ShapeKind.Text => StringNode.Empty,
            ShapeKind.Integer => NumberNode.Of(0),
            ShapeKind.Object when shape.Fields is not null => Read(new MapNode(), shape.Fields),
            _ => NullNode.Instance,
        };

    private static Node? Convert(Node value, FieldShape shape, string path) => shape.Kind switch
    {
        ShapeKind.Text => Text(value, path) is { Value.Length: > 0 } text ? text : Empty(shape),
        ShapeKind.Flag => value is BooleanNode flag ? (flag.Value ? flag : null) : throw Mismatch(value, path, "bool"),
        ShapeKind.Integer => value is NumberNode number ? (shape.KeepsEmpty || number.Text != "0" ? number : null) : throw Mismatch(value, path, "int"),
        ShapeKind.Texts => Texts(value, path),
        ShapeKind.TextMap => TextMap(value, path),
        ShapeKind.Object => Read(value as MapNode ?? throw Mismatch(value, path, "object"), shape.Fields!, path),
        ShapeKind.Objects => Objects(value, shape, path),
        _ => value,
    };

    private static StringNode Text(Node value, string path) => value switch
    {
        StringNode text => text,
        NumberNode number => new StringNode(number.Text),
        BooleanNode flag => new StringNode(flag.Value ? "true" : "false"),
        NullNode => StringNode.Empty,
        _ => throw Mismatch(value, path, "string"),
    };

    private static ListNode? Texts(Node value, string path)
    {
        var list = value as ListNode ?? throw Mismatch(value, path, "[]string");
        return list.Count == 0 ? null : new ListNode(list.Select(item => Text(item, path)));
    }

    private static MapNode? TextMap(Node value, string path)
    {
        var result = new MapNode();
        foreach (var (key, item) in value as MapNode ?? throw Mismatch(value, path, "map[string]string"))
        {
            result.Set(key, Text(item, path));
        }

        return result.Count == 0 ? null : result;
    }

    private static ListNode? Objects(Node value, FieldShape shape, string path)
    {
        var list = value as ListNode ?? throw Mismatch(value, path, "list");
        return list.Count == 0
            ? null
            : new ListNode(list.Select(item => Read(item as MapNode ?? (item is NullNode ? new MapNode() : throw Mismatch(item, path, "object")), shape.Fields!, path)));
    }

    private static KustomizeException Mismatch(Node value, string path, string type)
    {
        var kind = value.Kind switch
        {
            NodeKind.Map => "object",
            NodeKind.List => "array",
            NodeKind.Number => "number",
            NodeKind.Boolean => "bool",
            _ => "string",
        };
        return new KustomizeException($"json: cannot unmarshal {kind} into Go struct field Kustomization.{path} of type {type}", field: path);
    }
}
