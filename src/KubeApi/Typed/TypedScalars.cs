using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.Manifests.Text;

namespace Flux.KubeApi.Typed;

/// <summary>Decodes scalar fields.</summary>
internal static class TypedScalars
{
    private const string TimeLayout = "2006-01-02T15:04:05Z07:00";
    private const int SecondsLength = 19;
    private const string MicroTimeLayout = "2006-01-02T15:04:05.000000Z07:00";

    /// <summary>The value as it is kept; null when it vanishes or does not fit (see <see cref="Fits"/>).</summary>
    public static Node? Decode(Node value, TypedValueType type, bool dropsZero) => type.Kind switch
    {
        ValueKind.Text => value is StringNode text && !(dropsZero && text.Value.Length == 0) ? value : null,
        ValueKind.Boolean => value is BooleanNode boolean && !(dropsZero && !boolean.Value) ? value : null,
        ValueKind.Int32 or ValueKind.Int64 => Integer(value, type.Kind, dropsZero),
        ValueKind.Float => value is NumberNode ? value : null,
        ValueKind.IntOrString => value is StringNode ? value : Integer(value, ValueKind.Int32, dropsZero: false),
        ValueKind.Quantity => QuantityText(value),
        ValueKind.Time => value is StringNode time ? Time(time) : null,
        ValueKind.MicroTime => value is StringNode time && HasMicroseconds(time.Value) && ParseTime(time.Value) is not null ? value : null,
        ValueKind.Bytes => value is StringNode bytes && Base64Fault(bytes.Value) is null && !(dropsZero && bytes.Value.Length == 0) ? value : null,
        _ => value,
    };

    /// <summary>Whether a value that <see cref="Decode"/> dropped was of the right type all the same.</summary>
    public static bool Fits(Node value, TypedValueType type) => type.Kind switch
    {
        ValueKind.Text => value is StringNode,
        ValueKind.Boolean => value is BooleanNode,
        ValueKind.Int32 or ValueKind.Int64 => Integer(value, type.Kind, dropsZero: false) is not null,
        ValueKind.Bytes => value is StringNode bytes && Base64Fault(bytes.Value) is null,
        _ => false,
    };

    /// <summary>The text for types that explain themselves; null for the usual text.</summary>
    public static string? SpecialFault(Node value, TypedValueType type) => type.Kind switch
    {
        ValueKind.Bytes when value is StringNode bytes => Base64Fault(bytes.Value),
        ValueKind.Time when value is StringNode time => TimeFault(time.Value, TimeLayout),
        ValueKind.MicroTime when value is StringNode time => TimeFault(time.Value, MicroTimeLayout),
        ValueKind.Quantity => "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        _ => null,
    };

    /// <summary>The Go kind of a decoded JSON value.</summary>
    public static string GoKind(Node value) => value switch
    {
        StringNode => "string",
        NumberNode number => number.IsInteger ? "int64" : "float64",
        BooleanNode => "bool",
        ListNode => "slice",
        _ => "map",
    };

    public static string JsonName(Node value) => value switch
    {
        StringNode => "string",
        NumberNode number => number.IsInteger ? "number" : "number " + number.Text,
        BooleanNode => "bool",
        ListNode => "array",
        MapNode => "object",
        _ => "null",
    };

    private static NumberNode? Integer(Node value, ValueKind kind, bool dropsZero)
    {
        if (value is not NumberNode number || !TryInteger(number, out var integer) || (kind == ValueKind.Int32 && integer is > int.MaxValue or < int.MinValue))
        {
            return null;
        }

        return dropsZero && integer == 0 ? null : number.IsInteger ? number : NumberNode.Of(integer);
    }

    private static bool TryInteger(NumberNode number, out long value)
    {
        if (number.TryGetInt64(out value))
        {
            return true;
        }

        // 1.0 and 1e3 are integers, too.
        if (double.TryParse(number.Text, CultureInfo.InvariantCulture, out var real) && real == Math.Truncate(real) && Math.Abs(real) < 1e15)
        {
            value = (long)real;
            return true;
        }

        return false;
    }

    private static StringNode? QuantityText(Node value) => value switch
    {
        StringNode text => Canonical(text.Value),
        NumberNode number => Canonical(number.Text),
        _ => null,
    };

    private static StringNode? Canonical(string text) => Quantity.TryParse(text, out var quantity, out _) ? new StringNode(quantity.ToString()) : null;

    private static Node? Time(StringNode text)
    {
        if (ParseTime(text.Value) is not { } time)
        {
            return null;
        }

        var canonical = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return canonical == text.Value ? text : canonical;
    }

    private static DateTimeOffset? ParseTime(string text) =>
        text.Length >= 20 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static bool HasMicroseconds(string text) =>
        text.Length > SecondsLength + 7 && text[SecondsLength] == '.' && text.AsSpan(SecondsLength + 1, 6).IndexOfAnyExceptInRange('0', '9') < 0 && !char.IsAsciiDigit(text[SecondsLength + 7]);

    private static string TimeFault(string text, string layout)
    {
        if (layout == MicroTimeLayout && text.Length >= SecondsLength && ParseTime(text[..SecondsLength] + "Z") is not null && !HasMicroseconds(text))
        {
            return $"parsing time {GoText.Quote(text)} as {GoText.Quote(layout)}: cannot parse {GoText.Quote(text[SecondsLength..])} as \".000000\"";
        }

        var rest = text.Length >= 4 && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? text[4..] : text;
        var part = rest.Length == text.Length ? "2006" : "-";
        return $"parsing time {GoText.Quote(text)} as {GoText.Quote(layout)}: cannot parse {GoText.Quote(rest)} as {GoText.Quote(part)}";
    }

    private static string? Base64Fault(string text)
    {
        var clean = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '\r' or '\n')
            {
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '/' or '='))
            {
                return $"illegal base64 data at input byte {i}";
            }

            clean++;
        }

        if (clean % 4 != 0)
        {
            return $"illegal base64 data at input byte {clean - (clean % 4)}";
        }

        return Convert.TryFromBase64String(text, new byte[text.Length], out _) ? null : $"illegal base64 data at input byte {Math.Max(0, text.IndexOf('=', StringComparison.Ordinal))}";
    }
}
