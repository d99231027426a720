using System.Globalization;
using Flux.KubeApi.Negotiation;
using Flux.Manifests;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Protobuf;

/// <summary>Decodes <c>application/vnd.kubernetes.protobuf</c>: four magic bytes, then an envelope that names the kind of the message inside.</summary>
internal sealed class ProtobufDecoder : IProtobufDecoder
{
    private const int MaxDepth = 100;
    private const string AlternativePrefix = "apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOr";

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    public MapNode Decode(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.StartsWith(Magic))
        {
            throw new ManifestException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }

        var (apiVersion, kind, raw) = ReadEnvelope(bytes.Span[Magic.Length..]);
        var message = ProtobufFacts.Instance.OfKind(apiVersion, kind)
            ?? throw new ManifestException($"no kind \"{kind}\" is registered for version \"{apiVersion}\"");
        var item = new MapNode { { "kind", kind }, { "apiVersion", apiVersion } };
        foreach (var (key, value) in ReadMessage(raw, message, MaxDepth))
        {
            item.Set(key, value);
        }

        return item;
    }

    private static (string ApiVersion, string Kind, byte[] Raw) ReadEnvelope(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        string apiVersion = "", kind = "";
        byte[] raw = [];
        while (!reader.AtEnd)
        {
            var (number, wireType) = reader.ReadTag();
            if (number == 1 && wireType == 2)
            {
                (apiVersion, kind) = ReadTypeMeta(reader.ReadBytes());
            }
            else if (number == 2 && wireType == 2)
            {
                raw = reader.ReadBytes().ToArray();
            }
            else
            {
                reader.Skip(wireType);
            }
        }

        return (apiVersion, kind, raw);
    }

    private static (string ApiVersion, string Kind) ReadTypeMeta(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        string apiVersion = "", kind = "";
        while (!reader.AtEnd)
        {
            var (number, _) = reader.ReadTag();
            var text = ProtobufReader.Text(reader.ReadBytes());
            (apiVersion, kind) = number == 1 ? (text, kind) : (apiVersion, text);
        }

        return (apiVersion, kind);
    }

    private static MapNode ReadMessage(ReadOnlySpan<byte> bytes, ProtobufMessage message, int depth)
    {
        if (depth == 0)
        {
            throw new ManifestException("proto: the message nests too deeply");
        }

        var item = new MapNode();
        var reader = new ProtobufReader(bytes);
        while (!reader.AtEnd)
        {
            var (number, wireType) = reader.ReadTag();
            if (message.Find(number) is not { } field)
            {
                reader.Skip(wireType);
                continue;
            }

            if (field.IsMap)
            {
                ReadEntry(reader.ReadBytes(), field, (MapNode)(item[field.Name] ??= new MapNode()), depth);
                continue;
            }

            var value = ReadValue(ref reader, wireType, field.Type, depth);
            if (field.IsInline && value is MapNode inline)
            {
                foreach (var (key, child) in inline)
                {
                    item.Set(key, child);
                }

                continue;
            }

            if (!field.IsRepeated)
            {
                item.Set(field.Name, value);
                continue;
            }

            if (item[field.Name] is not ListNode list)
            {
                item.Set(field.Name, list = []);
            }

            list.Add(value);
        }

        return item;
    }

    private static void ReadEntry(ReadOnlySpan<byte> bytes, ProtobufField field, MapNode map, int depth)
    {
        var reader = new ProtobufReader(bytes);
        var key = "";
        Node value = field.Type is "string" or "bytes" ? "" : new MapNode();
        while (!reader.AtEnd)
        {
            var (number, wireType) = reader.ReadTag();
            if (number == 1)
            {
                key = ProtobufReader.Text(reader.ReadBytes());
            }
            else
            {
                value = ReadValue(ref reader, wireType, field.Type, depth);
            }
        }

        map.Set(key, value);
    }

    private static Node ReadValue(ref ProtobufReader reader, int wireType, string type, int depth) => wireType switch
    {
        0 => Scalar(reader.ReadVarint(), type),
        1 => new NumberNode(reader.ReadDouble().ToString("R", CultureInfo.InvariantCulture)),
        _ => type switch
        {
            "string" => ProtobufReader.Text(reader.ReadBytes()),
            "bytes" => Convert.ToBase64String(reader.ReadBytes()),
            _ => ReadNamed(reader.ReadBytes(), type, depth),
        },
    };

    private static Node Scalar(ulong value, string type) => type switch
    {
        "bool" => BooleanNode.Of(value != 0),
        "int32" => NumberNode.Of((int)value),
        _ => NumberNode.Of((long)value),
    };

    private static Node ReadNamed(ReadOnlySpan<byte> bytes, string type, int depth)
    {
        if (type.StartsWith("list:", StringComparison.Ordinal))
        {
            return ProtobufSpecials.ReadTextList(bytes);
        }

        if (ProtobufSpecials.TryRead(bytes, type) is { } special)
        {
            return special;
        }

        var message = ProtobufFacts.Instance.Find(type) ?? throw new ManifestException($"proto: no facts about {type}");
        var item = ReadMessage(bytes, message, depth - 1);
        return type.StartsWith(AlternativePrefix, StringComparison.Ordinal) ? Alternative(item) : item;
    }

    /// <summary>A schema, or what may stand in its place: a boolean, several schemas, several names.</summary>
    private static Node Alternative(MapNode item) => item["schema"] ?? item["jSONSchemas"] ?? item["property"] ?? item["allows"] ?? NullNode.Instance;
}
