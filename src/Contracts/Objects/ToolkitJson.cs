using System.Text.Json;

namespace Flux.Contracts.Objects;

/// <summary>Reads stored objects into their typed form. Unknown fields are ignored, absent ones keep their defaults.</summary>
public static class ToolkitJson
{
    // By reflection: source generation would set absent init properties to null instead of leaving their defaults.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new IntegerConverter<int>(), new IntegerConverter<long>() },
    };

    /// <exception cref="JsonException">A field has another type than its schema says.</exception>
    public static ToolkitObject<TSpec, TStatus> Read<TSpec, TStatus>(ReadOnlySpan<byte> json)
        where TSpec : new()
        where TStatus : new() => JsonSerializer.Deserialize<ToolkitObject<TSpec, TStatus>>(json, Options)!;
}
