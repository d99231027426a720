using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux.Contracts.Objects;

/// <summary>
/// Reads integers as JSON Schema understands them: <c>2.0</c> and <c>1e2</c> are integers, and are stored as they were written.
/// </summary>
internal sealed class IntegerConverter<T> : JsonConverter<T>
    where T : struct, IBinaryInteger<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException();
        }

        if (reader.TryGetInt64(out var integer))
        {
            return Checked(integer);
        }

        return reader.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue
            ? Checked((long)number)
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(long.CreateChecked(value));
    }

    private static T Checked(long value)
    {
        try
        {
            return T.CreateChecked(value);
        }
        catch (OverflowException error)
        {
            throw new JsonException(error.Message, error);
        }
    }
}
