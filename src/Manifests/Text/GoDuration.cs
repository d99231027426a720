using System.Buffers;
using System.Globalization;

namespace Flux.Manifests.Text;

/// <summary>Durations as Go writes them, <c>1h2m0.5s</c>, in nanoseconds.</summary>
public static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string Name, long Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
        ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ];

    private static readonly (string[] Names, long Nanoseconds)[] Words =
    [
        (["ns", "nano"], 1), (["us", "µs", "micro"], 1_000), (["ms", "milli"], 1_000_000), (["s", "sec"], 1_000_000_000),
        (["m", "min"], 60_000_000_000), (["h", "hr", "hour"], 3_600_000_000_000), (["d", "day"], 86_400_000_000_000),
        (["w", "wk", "week"], 604_800_000_000_000),
    ];

    /// <summary>The syntax of Go's <c>time.ParseDuration</c>.</summary>
    public static bool TryParse(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        var rest = text.AsSpan();
        var isNegative = rest.StartsWith("-");
        if (rest.Length > 0 && rest[0] is '-' or '+')
        {
            rest = rest[1..];
        }

        if (rest.SequenceEqual("0"))
        {
            return true;
        }

        decimal sum = 0;
        while (rest.Length > 0)
        {
            if (!TryTerm(ref rest, out var term) || (sum += term) > 9_223_372_036_854_775_808m)
            {
                return false;
            }
        }

        sum = isNegative ? -sum : sum;
        if (text.TrimStart('-', '+').Length == 0 || sum > long.MaxValue)
        {
            return false;
        }

        nanoseconds = (long)sum;
        return true;
    }

    /// <summary>The same as a time span, which is a hundred times coarser; false also for no text.</summary>
    public static bool TryParseTimeSpan(string? text, out TimeSpan duration)
    {
        var isDuration = TryParse(text ?? "", out var nanoseconds);
        duration = TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
        return isDuration;
    }

    /// <summary>Also words, <c>2 weeks</c> and <c>1 day 3 hours</c>, as the <c>duration</c> format of OpenAPI accepts them.</summary>
    public static bool TryParseLenient(string text, out long nanoseconds)
    {
        if (TryParse(text, out nanoseconds))
        {
            return true;
        }

        var found = false;
        for (var at = 0; at < text.Length;)
        {
            var number = Take(text, ref at, char.IsAsciiDigit);
            var factor = 0L;
            if (number.Length > 0 && !long.TryParse(number, CultureInfo.InvariantCulture, out factor))
            {
                return false;
            }

            Take(text, ref at, char.IsWhiteSpace);
            var word = Take(text, ref at, character => char.IsAsciiLetter(character) || character == 'µ');
            var unit = number.Length > 0 ? Array.Find(Words, candidate => IsUnit(candidate.Names, word)) : default;
            found |= unit.Names is not null;
            nanoseconds += factor * unit.Nanoseconds;
            at += number.Length + word.Length == 0 ? 1 : 0;
        }

        return found;
    }

    /// <summary>The duration as Go's <c>Duration.String</c> prints it: <c>1m30s</c>, <c>1.5µs</c>.</summary>
    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        var sign = nanoseconds < 0 ? "-" : "";
        var size = nanoseconds == long.MinValue ? 9_223_372_036_854_775_808UL : (ulong)Math.Abs(nanoseconds);
        return sign + (size < 1_000_000_000 ? FormatSmall(size) : FormatLarge(size));
    }

    /// <inheritdoc cref="Format(long)"/>
    public static string Format(TimeSpan duration) => Format(checked(duration.Ticks * TimeSpan.NanosecondsPerTick));

    private static string FormatSmall(ulong size) => size switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{size}ns"),
        < 1_000_000 => Fraction(size, 1_000m) + "µs",
        _ => Fraction(size, 1_000_000m) + "ms",
    };

    private static string FormatLarge(ulong size)
    {
        var seconds = Fraction(size % 60_000_000_000, 1_000_000_000m) + "s";
        var minutes = size / 60_000_000_000;
        return minutes switch
        {
            0 => seconds,
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m{seconds}"),
        };
    }

    private static string Fraction(ulong value, decimal unit) => (value / unit).ToString("0.#########", CultureInfo.InvariantCulture);

    private static bool TryTerm(ref ReadOnlySpan<char> rest, out decimal nanoseconds)
    {
        nanoseconds = 0;
        var length = rest.IndexOfAnyExcept(NumberCharacters);
        var number = length < 0 ? rest : rest[..length];
        if (length <= 0 || number.Length > 40 || number.Count('.') > 1 || number.SequenceEqual(".") || !TryNumber(number, out var value))
        {
            return false;
        }

        rest = rest[length..];
        var end = rest.IndexOfAny(NumberCharacters);
        var unitName = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[end..];
        foreach (var (name, size) in Units)
        {
            if (unitName.SequenceEqual(name))
            {
                nanoseconds = decimal.Truncate(value * size);
                return true;
            }
        }

        return false;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value < 10_000_000_000_000_000m;

    private static string Take(string text, ref int at, Func<char, bool> wanted)
    {
        var start = at;
        while (at < text.Length && wanted(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static bool IsUnit(string[] names, string word)
    {
        var isNamed = names.Any(name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        return isNamed || word.StartsWith(names[^1], StringComparison.OrdinalIgnoreCase);
    }
}
