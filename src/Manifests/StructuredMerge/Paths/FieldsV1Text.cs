using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Flux.Manifests.Json;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>fieldsV1 as raw JSON text, the form in which protobuf bodies carry it. Text after the first value is not looked at.</summary>
public static class FieldsV1Text
{
    /// <inheritdoc cref="FieldsV1Reader.TryRead"/>
    public static bool TryRead(string json, [NotNullWhen(true)] out PathSet? set, [NotNullWhen(false)] out string? error)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            return FieldsV1Reader.TryRead(new JsonNodeBuilder(JsonReadOptions.Default).Build(ref reader), out set, out error);
        }
        catch (JsonException exception)
        {
            (set, error) = (null, exception.Message);
            return false;
        }
    }
}
