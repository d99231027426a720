using Flux.Manifests.Numbers;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>The type of a plain scalar, from its text alone.</summary>
internal static class ScalarResolver
{
    private const int LongestWord = 5;

    /// <summary>True when no reading but a string is possible, judged by the first byte.</summary>
    public static bool IsSurelyString(byte first) => first switch
    {
        >= (byte)'0' and <= (byte)'9' => false,
        (byte)'+' or (byte)'-' or (byte)'.' or (byte)'~' => false,
        (byte)'y' or (byte)'Y' or (byte)'n' or (byte)'N' or (byte)'t' or (byte)'T' or (byte)'f' or (byte)'F' or (byte)'o' or (byte)'O' => false,
        _ => true,
    };

    public static ResolvedScalar Resolve(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return new ResolvedScalar(ScalarKind.Null);
        }

        if (IsSurelyString(text[0]))
        {
            return new ResolvedScalar(ScalarKind.String);
        }

        if (text.Length <= LongestWord && TryResolveWord(text, out var word))
        {
            return word;
        }

        return text[0] switch
        {
            (byte)'.' => ResolvePointNumber(text),
            (byte)'+' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ResolveNumber(text),
            _ => new ResolvedScalar(ScalarKind.String),
        };
    }

    private static bool TryResolveWord(ReadOnlySpan<byte> text, out ResolvedScalar resolved)
    {
        ResolvedScalar? found = text switch
        {
            [(byte)'~'] => new(ScalarKind.Null),
            _ when text.SequenceEqual("null"u8) || text.SequenceEqual("Null"u8) || text.SequenceEqual("NULL"u8) => new(ScalarKind.Null),
            _ when IsTrue(text) => new(ScalarKind.Boolean, 1),
            _ when IsFalse(text) => new(ScalarKind.Boolean),
            _ => ResolveInfinity(text),
        };
        resolved = found.GetValueOrDefault();
        return found is not null;
    }

    private static bool IsTrue(ReadOnlySpan<byte> text) => text.Length switch
    {
        1 => text[0] is (byte)'y' or (byte)'Y',
        2 => text.SequenceEqual("on"u8) || text.SequenceEqual("On"u8) || text.SequenceEqual("ON"u8),
        3 => text.SequenceEqual("yes"u8) || text.SequenceEqual("Yes"u8) || text.SequenceEqual("YES"u8),
        4 => text.SequenceEqual("true"u8) || text.SequenceEqual("True"u8) || text.SequenceEqual("TRUE"u8),
        _ => false,
    };

    private static bool IsFalse(ReadOnlySpan<byte> text) => text.Length switch
    {
        1 => text[0] is (byte)'n' or (byte)'N',
        2 => text.SequenceEqual("no"u8) || text.SequenceEqual("No"u8) || text.SequenceEqual("NO"u8),
        3 => text.SequenceEqual("off"u8) || text.SequenceEqual("Off"u8) || text.SequenceEqual("OFF"u8),
        5 => text.SequenceEqual("false"u8) || text.SequenceEqual("False"u8) || text.SequenceEqual("FALSE"u8),
        _ => false,
    };

    private static ResolvedScalar? ResolveInfinity(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual(".nan"u8) || text.SequenceEqual(".NaN"u8) || text.SequenceEqual(".NAN"u8))
        {
            return new(ScalarKind.Float, Float: double.NaN);
        }

        var unsigned = text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        var isInfinite = unsigned.SequenceEqual(".inf"u8) || unsigned.SequenceEqual(".Inf"u8) || unsigned.SequenceEqual(".INF"u8);
        return isInfinite ? new(ScalarKind.Float, Float: text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity) : null;
    }

    private static ResolvedScalar ResolvePointNumber(ReadOnlySpan<byte> text) =>
        IsFloat(text) && GoNumberParser.TryParseFloat(text, out var value) ? new(ScalarKind.Float, Float: value) : new(ScalarKind.String);

    private static ResolvedScalar ResolveNumber(ReadOnlySpan<byte> text)
    {
        if (Timestamp.IsTimestamp(text))
        {
            return new(ScalarKind.Timestamp);
        }

        Span<byte> buffer = stackalloc byte[text.Length <= 64 ? text.Length : 0];
        var plain = text.Length > 64 ? RemoveUnderscores(text, new byte[text.Length]) : RemoveUnderscores(text, buffer);
        if (GoNumberParser.TryParseInt64(plain, out var integer))
        {
            return new(ScalarKind.Integer, integer);
        }

        if (GoNumberParser.TryParseUInt64(plain, out var unsigned))
        {
            return new(ScalarKind.UnsignedInteger, unchecked((long)unsigned));
        }

        return IsFloat(plain) && GoNumberParser.TryParseFloat(plain, out var value) ? new(ScalarKind.Float, Float: value) : new(ScalarKind.String);
    }

    private static ReadOnlySpan<byte> RemoveUnderscores(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        if (!text.Contains((byte)'_'))
        {
            return text;
        }

        var length = 0;
        foreach (var value in text)
        {
            if (value != '_')
            {
                buffer[length++] = value;
            }
        }

        return buffer[..length].ToArray();
    }

    /// <summary><c>[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?</c></summary>
    private static bool IsFloat(ReadOnlySpan<byte> text)
    {
        text = text.Length > 0 && text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        var integer = CountDigits(text);
        text = text[integer..];
        if (text.Length > 0 && text[0] == '.')
        {
            var fraction = CountDigits(text[1..]);
            if (integer + fraction == 0)
            {
                return false;
            }

            text = text[(fraction + 1)..];
        }
        else if (integer == 0)
        {
            return false;
        }

        if (text.Length > 0 && text[0] is (byte)'e' or (byte)'E')
        {
            text = text[1..];
            text = text.Length > 0 && text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
            var exponent = CountDigits(text);
            return exponent > 0 && exponent == text.Length;
        }

        return text.IsEmpty;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }
}
