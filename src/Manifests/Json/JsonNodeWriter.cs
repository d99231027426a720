using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Json;

/// <summary>Nodes to compact JSON, in key order, numbers as they were written.</summary>
public static class JsonNodeWriter
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static string WriteToString(Node node)
    {
        using var buffer = new PooledBuffer();
        Write(node, buffer);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    public static byte[] WriteToUtf8(Node node)
    {
        using var buffer = new PooledBuffer();
        Write(node, buffer);
        return buffer.Written.ToArray();
    }

    public static void Write(Node node, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Compact);
        Write(node, writer);
    }

    /// <summary>Writes the value at the writer's position, which allows embedding it in a larger document.</summary>
    public static void Write(Node node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case MapNode map:
                writer.WriteStartObject();
                foreach (var (key, value) in map)
                {
                    writer.WritePropertyName(key);
                    Write(value, writer);
                }

                writer.WriteEndObject();
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case StringNode text:
                WriteText(text.Value, writer);
                break;
            case NumberNode number:
                writer.WriteRawValue(number.Text, skipInputValidation: true);
                break;
            case BooleanNode boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>The encoder escapes every character beyond the first plane, which Kubernetes writes as it is.</summary>
    private static void WriteText(string text, Utf8JsonWriter writer)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            writer.WriteStringValue(text);
            return;
        }

        var quoted = new StringBuilder(text.Length + 2).Append('"');
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            quoted.Append(Compact.Encoder!.Encode(text[plain..i]));
            var isPair = char.IsSurrogatePair(text, i);
            quoted.Append(isPair ? text.AsSpan(i, 2) : "\ufffd");
            i += isPair ? 1 : 0;
            plain = i + 1;
        }

        writer.WriteRawValue(quoted.Append(Compact.Encoder!.Encode(text[plain..])).Append('"').ToString(), skipInputValidation: true);
    }
}
