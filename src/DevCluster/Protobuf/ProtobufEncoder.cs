using System.Globalization;
using Flux.KubeApi.Negotiation;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Protobuf;

/// <summary>Encodes objects of the built-in kinds for clients that ask for <c>application/vnd.kubernetes.protobuf</c>.</summary>
internal sealed class ProtobufEncoder : IProtobufEncoder
{
    private static readonly ProtobufField MetadataField = new("metadata", 1, "apimachinery.pkg.apis.meta.v1.ObjectMeta", IsRepeated: false, IsMap: false);
    private static readonly ProtobufField ListMetadataField = new("metadata", 1, "apimachinery.pkg.apis.meta.v1.ListMeta", IsRepeated: false, IsMap: false);

    public byte[]? Encode(MapNode item)
    {
        var apiVersion = item.GetString("apiVersion") ?? "";
        var kind = item.GetString("kind") ?? "";
        var content = new ProtobufWriter();
        if (kind is "PartialObjectMetadata" or "PartialObjectMetadataList")
        {
            WritePartial(content, item, kind == "PartialObjectMetadataList");
        }
        else if (ProtobufFacts.Instance.OfKind(apiVersion, kind) is { } message)
        {
            WriteMessage(content, item, message);
        }
        else
        {
            return null;
        }

        var type = new ProtobufWriter();
        type.WriteText(1, apiVersion);
        type.WriteText(2, kind);
        var envelope = new ProtobufWriter();
        envelope.WriteBytes(1, type.Written);
        envelope.WriteBytes(2, content.Written);
        envelope.WriteText(3, "");
        envelope.WriteText(4, "");
        return [.. "k8s\0"u8, .. envelope.Written];
    }

    private static void WritePartial(ProtobufWriter output, MapNode item, bool isList)
    {
        WriteField(output, item, isList ? ListMetadataField : MetadataField);
        foreach (var entry in item.GetList("items")?.OfType<MapNode>() ?? [])
        {
            var inner = new ProtobufWriter();
            WriteField(inner, entry, MetadataField);
            output.WriteBytes(2, inner.Written);
        }
    }

    /// <summary>Writes what the message has fields for.</summary>
    internal static void WriteMessage(ProtobufWriter output, MapNode item, ProtobufMessage message)
    {
        foreach (var field in message.Fields)
        {
            if (field.IsInline && ProtobufFacts.Instance.Find(field.Type) is { } inline)
            {
                var inner = new ProtobufWriter();
                WriteMessage(inner, item, inline);
                if (inner.Written.Length > 0)
                {
                    output.WriteBytes(field.Number, inner.Written);
                }
            }
            else
            {
                WriteField(output, item, field);
            }
        }
    }

    private static void WriteField(ProtobufWriter output, MapNode item, ProtobufField field)
    {
        if (item[field.Name] is not { } value || value is NullNode)
        {
            return;
        }

        if (field.IsMap && value is MapNode map)
        {
            foreach (var (key, entry) in map)
            {
                var pair = new ProtobufWriter();
                pair.WriteText(1, key);
                WriteValue(pair, 2, entry, field.Type);
                output.WriteBytes(field.Number, pair.Written);
            }
        }
        else if (field.IsRepeated && value is ListNode list)
        {
            foreach (var entry in list)
            {
                WriteValue(output, field.Number, entry, field.Type);
            }
        }
        else
        {
            WriteValue(output, field.Number, value, field.Type);
        }
    }

    private static void WriteValue(ProtobufWriter output, int number, Node value, string type)
    {
        switch (value, type)
        {
            case (StringNode text, "bytes"):
                output.WriteBytes(number, Convert.FromBase64String(text.Value));
                break;
            case (StringNode text, "string"):
                output.WriteText(number, text.Value);
                break;
            case (BooleanNode boolean, "bool"):
                output.WriteVarint(number, boolean.Value ? 1UL : 0UL);
                break;
            case (NumberNode amount, "float64"):
                output.WriteDouble(number, double.Parse(amount.Text, CultureInfo.InvariantCulture));
                break;
            case (NumberNode amount, "int32" or "int64"):
                output.WriteVarint(number, (ulong)(amount.TryGetInt64(out var integer) ? integer : 0));
                break;
            default:
                WriteNamed(output, number, value, type);
                break;
        }
    }

    private static void WriteNamed(ProtobufWriter output, int number, Node value, string type)
    {
        var inner = new ProtobufWriter();
        if (type.StartsWith("list:", StringComparison.Ordinal))
        {
            foreach (var text in (value as ListNode ?? []).OfType<StringNode>())
            {
                inner.WriteText(1, text.Value);
            }
        }
        else if (!ProtobufSpecialForms.TryWrite(inner, value, type) && value is MapNode map && ProtobufFacts.Instance.Find(type) is { } message)
        {
            WriteMessage(inner, map, message);
        }

        output.WriteBytes(number, inner.Written);
    }
}
