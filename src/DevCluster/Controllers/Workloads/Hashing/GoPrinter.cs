using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Workloads.Hashing;

/// <summary>
/// Prints a value with the types and fields of its Go type, set or not, in the form that Kubernetes hashes: since the hash of a
/// template is part of names, the same template must get the same name here.
/// </summary>
internal sealed class GoPrinter(GoTypes types)
{
    private readonly StringBuilder _text = new();

    public static string Print(MapNode template)
    {
        var printer = new GoPrinter(GoTypes.PodTemplate);
        printer.Write("PodTemplateSpec", template, showType: true);
        return printer._text.ToString();
    }

    private void Write(string type, Node? value, bool showType)
    {
        if (showType)
        {
            _text.Append('(').Append(GoTypeName.Of(type)).Append(')');
        }

        if (type[0] == '*')
        {
            WriteOrNil(value is null or NullNode, () => Write(type[1..], value, showType: false));
            return;
        }

        var bottom = types.Underlying(type);
        if (bottom.StartsWith("[]", StringComparison.Ordinal))
        {
            var items = value as ListNode;
            WriteOrNil(items is not { Count: > 0 }, () => WriteList(bottom[2..], items!));
        }
        else if (bottom.StartsWith("map[", StringComparison.Ordinal))
        {
            var map = value as MapNode;
            WriteOrNil(map is not { Count: > 0 }, () => WriteMap(bottom[(bottom.IndexOf(']', StringComparison.Ordinal) + 1)..], map!));
        }
        else
        {
            WriteSingle(bottom, value);
        }
    }

    private void WriteSingle(string type, Node? value)
    {
        switch (type)
        {
            case "string":
                _text.Append((value as StringNode)?.Value ?? "");
                break;
            case "bool":
                _text.Append(value is BooleanNode { Value: true } ? "true" : "false");
                break;
            case "int32" or "int64":
                _text.Append((value as NumberNode)?.Text ?? "0");
                break;
            case "metav1.Time":
                _text.Append("{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}");
                break;
            case "resource.Quantity":
                _text.Append(GoQuantity.Print(value));
                break;
            case "intstr.IntOrString":
                WriteIntOrString(value);
                break;
            default:
                WriteStruct(type, value as MapNode);
                break;
        }
    }

    private void WriteStruct(string type, MapNode? value)
    {
        _text.Append('{');
        var isFirst = true;
        foreach (var field in types.FieldsOf(type) ?? [])
        {
            _text.Append(isFirst ? "" : " ").Append(field.Name).Append(':');
            Write(field.Type, field.Json.Length == 0 ? value : value?[field.Json], showType: true);
            isFirst = false;
        }

        _text.Append('}');
    }

    private void WriteList(string type, ListNode items)
    {
        _text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            _text.Append(i == 0 ? "" : " ");
            Write(type, items[i], showType: false);
        }

        _text.Append(']');
    }

    private void WriteMap(string type, MapNode map)
    {
        _text.Append("map[");
        var isFirst = true;
        foreach (var key in map.Keys.Order(StringComparer.Ordinal))
        {
            _text.Append(isFirst ? "" : " ").Append(key).Append(':');
            Write(type, map[key], showType: false);
            isFirst = false;
        }

        _text.Append(']');
    }

    private void WriteIntOrString(Node? value)
    {
        var text = (value as StringNode)?.Value;
        _text.Append("{Type:(intstr.Type)").Append(text is null ? '0' : '1')
            .Append(" IntVal:(int32)").Append((value as NumberNode)?.Text ?? "0").Append(" StrVal:(string)").Append(text).Append('}');
    }

    private void WriteOrNil(bool isNil, Action write)
    {
        if (isNil)
        {
            _text.Append("<nil>");
        }
        else
        {
            write();
        }
    }
}
