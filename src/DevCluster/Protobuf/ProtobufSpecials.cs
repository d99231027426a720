using System.Globalization;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Protobuf;

/// <summary>Messages whose JSON is not an object of their fields: times, quantities, raw JSON.</summary>
internal static class ProtobufSpecials
{
    public static Node? TryRead(ReadOnlySpan<byte> bytes, string type) => type switch
    {
        "apimachinery.pkg.apis.meta.v1.Time" => ReadTime(bytes, withMicroseconds: false),
        "apimachinery.pkg.apis.meta.v1.MicroTime" => ReadTime(bytes, withMicroseconds: true),
        "apimachinery.pkg.api.resource.Quantity" => ReadSingle(bytes, out var quantity) ? ProtobufReader.Text(quantity) : "0",
        "apimachinery.pkg.util.intstr.IntOrString" => ReadIntOrString(bytes),
        "apimachinery.pkg.apis.meta.v1.FieldsV1" or "apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON" or "apimachinery.pkg.runtime.RawExtension" =>
            ReadSingle(bytes, out var json) && json.Length > 0 ? JsonNodeReader.Read(json) : NullNode.Instance,
        _ => null,
    };

    public static ListNode ReadTextList(ReadOnlySpan<byte> bytes)
    {
        var list = new ListNode();
        var reader = new ProtobufReader(bytes);
        while (!reader.AtEnd)
        {
            reader.ReadTag();
            list.Add(ProtobufReader.Text(reader.ReadBytes()));
        }

        return list;
    }

    private static bool ReadSingle(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> value)
    {
        value = default;
        var found = false;
        var reader = new ProtobufReader(bytes);
        while (!reader.AtEnd)
        {
            var (number, wireType) = reader.ReadTag();
            if (number == 1 && wireType == 2)
            {
                value = reader.ReadBytes();
                found = true;
            }
            else
            {
                reader.Skip(wireType);
            }
        }

        return found;
    }

    private static Node ReadTime(ReadOnlySpan<byte> bytes, bool withMicroseconds)
    {
        if (bytes.Length == 0)
        {
            return NullNode.Instance;
        }

        long seconds = 0, nanos = 0;
        var reader = new ProtobufReader(bytes);
        while (!reader.AtEnd)
        {
            var (number, _) = reader.ReadTag();
            var value = (long)reader.ReadVarint();
            (seconds, nanos) = number == 1 ? (value, nanos) : (seconds, value);
        }

        if (seconds is < -62_135_596_800 or > 253_402_300_799)
        {
            return NullNode.Instance;
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanos / 100);
        var format = withMicroseconds ? "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'";
        return time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    private static Node ReadIntOrString(ReadOnlySpan<byte> bytes)
    {
        long type = 0;
        long number = 0;
        var text = "";
        var reader = new ProtobufReader(bytes);
        while (!reader.AtEnd)
        {
            var (field, wireType) = reader.ReadTag();
            if (wireType == 2)
            {
                text = ProtobufReader.Text(reader.ReadBytes());
                continue;
            }

            long value = (int)reader.ReadVarint();
            (type, number) = field == 1 ? (value, number) : (type, value);
        }

        return type == 1 ? text : NumberNode.Of(number);
    }
}
