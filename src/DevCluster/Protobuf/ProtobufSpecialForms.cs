using System.Globalization;
using Flux.KubeApi.Negotiation;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Protobuf;

/// <summary>Writes messages whose JSON is not an object of their fields; the other way round of <see cref="ProtobufSpecials"/>.</summary>
internal static class ProtobufSpecialForms
{
    private const string Extensions = "apiextensions-apiserver.pkg.apis.apiextensions.v1.";

    public static bool TryWrite(ProtobufWriter output, Node value, string type)
    {
        switch (type)
        {
            case "apimachinery.pkg.apis.meta.v1.Time" or "apimachinery.pkg.apis.meta.v1.MicroTime":
                WriteTime(output, (value as StringNode)?.Value);
                return true;
            case "apimachinery.pkg.api.resource.Quantity":
                output.WriteText(1, value is StringNode text ? text.Value : value.ToString());
                return true;
            case "apimachinery.pkg.util.intstr.IntOrString":
                WriteIntOrString(output, value);
                return true;
            case "apimachinery.pkg.apis.meta.v1.FieldsV1" or Extensions + "JSON" or "apimachinery.pkg.runtime.RawExtension":
                output.WriteBytes(1, JsonNodeWriter.WriteToUtf8(value));
                return true;
            case Extensions + "JSONSchemaPropsOrArray" or Extensions + "JSONSchemaPropsOrBool" or Extensions + "JSONSchemaPropsOrStringArray":
                WriteAlternative(output, value, isBoolean: type.EndsWith("OrBool", StringComparison.Ordinal));
                return true;
            default:
                return false;
        }
    }

    private static void WriteTime(ProtobufWriter output, string? text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return;
        }

        output.WriteVarint(1, (ulong)time.ToUnixTimeSeconds());
        output.WriteVarint(2, (ulong)(time.UtcTicks % TimeSpan.TicksPerSecond * 100));
    }

    private static void WriteIntOrString(ProtobufWriter output, Node value)
    {
        output.WriteVarint(1, value is StringNode ? 1UL : 0UL);
        output.WriteVarint(2, value is NumberNode number && number.TryGetInt64(out var integer) ? (ulong)integer : 0UL);
        output.WriteText(3, (value as StringNode)?.Value ?? "");
    }

    /// <summary>A schema, or instead of it a boolean, several schemas or several names.</summary>
    private static void WriteAlternative(ProtobufWriter output, Node value, bool isBoolean)
    {
        if (isBoolean)
        {
            output.WriteVarint(1, value is BooleanNode { Value: false } ? 0UL : 1UL);
        }

        if (value is MapNode schema)
        {
            output.WriteBytes(isBoolean ? 2 : 1, Schema(schema));
        }

        foreach (var entry in value as ListNode ?? [])
        {
            if (entry is StringNode name)
            {
                output.WriteText(2, name.Value);
            }
            else if (entry is MapNode item)
            {
                output.WriteBytes(2, Schema(item));
            }
        }
    }

    private static ReadOnlySpan<byte> Schema(MapNode schema)
    {
        var inner = new ProtobufWriter();
        ProtobufEncoder.WriteMessage(inner, schema, ProtobufFacts.Instance.Find(Extensions + "JSONSchemaProps")!);
        return inner.Written;
    }
}
