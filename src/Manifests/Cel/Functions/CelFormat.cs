using System.Globalization;
using System.Text;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Text;

namespace Flux.Manifests.Cel.Functions;

/// <summary><c>'%s is %d'.format([a, b])</c></summary>
internal static class CelFormat
{
    private const int MaxPrecision = 1000;
    private const string Integers = "ints, uints, and doubles";

    public static CelValue Apply(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String || arguments[1].Kind != CelKind.List)
        {
            return CelValue.NoSuchOverload;
        }

        try
        {
            return CelValue.Of(Format(arguments[0].AsString, arguments[1].AsList));
        }
        catch (FormatException error)
        {
            return CelValue.Error($"error during formatting: {error.Message}");
        }
    }

    /// <summary>Checks a constant format against the types of its arguments. Null when it is sound as far as they are known.</summary>
    public static string? Check(string format, IReadOnlyList<CelType> types)
    {
        try
        {
            var index = 0;
            Walk(format, new StringBuilder(), (clause, _) =>
            {
                if (index >= types.Count)
                {
                    throw new FormatException($"index {index} out of range");
                }

                CheckType(clause, types[index++]);
                return "";
            });
            return null;
        }
        catch (FormatException error)
        {
            return $"error during formatting: {error.Message}";
        }
    }

    private static string Format(string format, CelList values)
    {
        var index = 0;
        var text = new StringBuilder();
        Walk(format, text, (clause, precision) => index < values.Count
            ? Clause(clause, precision, values[index++])
            : throw new FormatException($"index {index} out of range"));
        return text.ToString();
    }

    private static void Walk(string format, StringBuilder text, Func<char, int, string> clause)
    {
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                text.Append(format[at]);
                continue;
            }

            if (++at >= format.Length)
            {
                throw new FormatException("unexpected end of string");
            }

            if (format[at] == '%')
            {
                text.Append('%');
                continue;
            }

            var precision = Precision(format, ref at);
            var part = clause(format[at], precision);
            CelEffort.Spend(part.Length);
            text.Append(part);
        }
    }

    private static int Precision(string format, ref int at)
    {
        if (format[at] != '.')
        {
            return 6;
        }

        var start = ++at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            at++;
        }

        if (at >= format.Length || at == start)
        {
            throw new FormatException("could not parse formatting clause: error while parsing precision: could not find end of precision specifier");
        }

        return int.TryParse(format.AsSpan(start, at - start), CultureInfo.InvariantCulture, out var precision) && precision <= MaxPrecision
            ? precision
            : throw new FormatException($"could not parse formatting clause: error while parsing precision: precision {format[start..at]} exceeds maximum allowed precision {MaxPrecision}");
    }

    private static string Clause(char clause, int precision, CelValue value) => clause switch
    {
        's' => Text(value),
        'd' => Decimal(value),
        'f' => Number(value, "fixed-point").ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        'e' => Number(value, "scientific").ToString("0." + new string('0', precision) + "e+00", CultureInfo.InvariantCulture),
        'b' => value.Kind == CelKind.Bool ? value.AsBool ? "1" : "0" : Radix(value, 2, "binary", "ints, uints, and bools"),
        'o' => Radix(value, 8, "octal", "ints and uints"),
        'x' => Hex(value),
        'X' => Hex(value).ToUpperInvariant(),
        _ => throw new FormatException($"could not parse formatting clause: unrecognized formatting clause \"{clause}\""),
    };

    private static void CheckType(char clause, CelType type)
    {
        if (clause == 's' || type.Kind is CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter)
        {
            return;
        }

        var (name, words, kinds) = Rule(clause);
        if (!kinds.Contains(type.Kind))
        {
            throw Wrong(name, words, type.Name);
        }
    }

    private static (string Name, string Words, CelTypeKind[] Kinds) Rule(char clause) => clause switch
    {
        'd' => ("decimal", Integers, [CelTypeKind.Int, CelTypeKind.Uint, CelTypeKind.Double]),
        'f' => ("fixed-point", Integers, [CelTypeKind.Int, CelTypeKind.Uint, CelTypeKind.Double]),
        'e' => ("scientific", Integers, [CelTypeKind.Int, CelTypeKind.Uint, CelTypeKind.Double]),
        'b' => ("binary", "ints, uints, and bools", [CelTypeKind.Int, CelTypeKind.Uint, CelTypeKind.Bool]),
        'o' => ("octal", "ints and uints", [CelTypeKind.Int, CelTypeKind.Uint]),
        'x' or 'X' => ("hex", "ints, uints, bytes, and strings", [CelTypeKind.Int, CelTypeKind.Uint, CelTypeKind.Bytes, CelTypeKind.String]),
        _ => throw new FormatException($"could not parse formatting clause: unrecognized formatting clause \"{clause}\""),
    };

    private static FormatException Wrong(string clause, string kinds, string type) => new($"{clause} clause can only be used on {kinds}, was given {type}");

    private static string Decimal(CelValue value) => value.Kind switch
    {
        CelKind.Int or CelKind.Uint => value.ToString(),
        CelKind.Double => GoText.FormatFloat(value.AsDouble),
        _ => throw Wrong("decimal", Integers, CelRuntimeTypes.Of(value).Name),
    };

    private static double Number(CelValue value, string clause) => value.Kind switch
    {
        CelKind.Int => value.AsInt,
        CelKind.Uint => value.AsUint,
        CelKind.Double => value.AsDouble,
        _ => throw Wrong(clause, Integers, CelRuntimeTypes.Of(value).Name),
    };

    private static string Radix(CelValue value, int radix, string clause, string kinds) => value.Kind switch
    {
        CelKind.Int => (value.AsInt < 0 ? "-" : "") + Digits(value.AsInt < 0 ? (ulong)-(Int128)value.AsInt : (ulong)value.AsInt, radix),
        CelKind.Uint => Digits(value.AsUint, radix),
        _ => throw Wrong(clause, kinds, CelRuntimeTypes.Of(value).Name),
    };

    private static string Digits(ulong value, int radix)
    {
        var text = "";
        do
        {
            text = "0123456789abcdef"[(int)(value % (ulong)radix)] + text;
            value /= (ulong)radix;
        }
        while (value > 0);
        return text;
    }

    private static string Hex(CelValue value) => value.Kind switch
    {
        CelKind.String => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value.AsString)),
        CelKind.Bytes => Convert.ToHexStringLower(value.AsBytes),
        _ => Radix(value, 16, "hex", "ints, uints, bytes, and strings"),
    };

    private static string Text(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.String => value.AsString,
        CelKind.Bytes => Encoding.UTF8.GetString(value.AsBytes),
        CelKind.List => $"[{string.Join(", ", value.AsList.Select(Counted))}]",
        CelKind.Map => $"{{{string.Join(", ", Entries(value.AsMap))}}}",
        CelKind.Duration => CelDurations.Seconds(value.AsDuration),
        CelKind.Type => value.AsType.Name,
        CelKind.Optional or CelKind.Opaque or CelKind.Error =>
            throw Wrong("string", "strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps", CelRuntimeTypes.Of(value).Name),
        _ => value.ToString(),
    };

    /// <summary>The text of a part, counted: the same list may be printed many times over.</summary>
    private static string Counted(CelValue value)
    {
        var text = Text(value);
        CelEffort.Spend(1 + text.Length);
        return text;
    }

    private static List<string> Entries(CelMap map)
    {
        var entries = new List<string>();
        foreach (var key in map.Keys)
        {
            map.TryGet(key, out var value);
            entries.Add($"{Counted(key)}: {Counted(value)}");
        }

        entries.Sort(StringComparer.Ordinal);
        return entries;
    }
}
