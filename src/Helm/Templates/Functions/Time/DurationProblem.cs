namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Why a text is no duration, in the words of time.ParseDuration.</summary>
internal static class DurationProblem
{
    public static string Of(string text)
    {
        var rest = text.TrimStart('+', '-');
        while (rest.Length > 0)
        {
            var digits = rest.TakeWhile(character => char.IsAsciiDigit(character) || character == '.').Count();
            if (digits == 0 || !rest[..digits].Any(char.IsAsciiDigit))
            {
                break;
            }

            rest = rest[digits..];
            var unit = string.Concat(rest.TakeWhile(character => !char.IsAsciiDigit(character) && character != '.'));
            if (unit.Length == 0)
            {
                return $"time: missing unit in duration {TimeQuote.Quote(text)}";
            }

            if (unit is not ("ns" or "us" or "µs" or "μs" or "ms" or "s" or "m" or "h"))
            {
                return $"time: unknown unit {TimeQuote.Quote(unit)} in duration {TimeQuote.Quote(text)}";
            }

            rest = rest[unit.Length..];
        }

        return $"time: invalid duration {TimeQuote.Quote(text)}";
    }
}
