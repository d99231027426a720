using System.Globalization;
using System.Text;

namespace Flux.Manifests.RegularExpressions;

/// <summary>Single characters: as they stand, and as escapes.</summary>
internal static class GoRegexEscapes
{
    private const string Invalid = "invalid escape sequence";

    /// <summary>The character at the position, surrogates joined.</summary>
    public static Rune ReadRune(string pattern, ref int position)
    {
        if (Rune.TryGetRuneAt(pattern, position, out var rune))
        {
            position += rune.Utf16SequenceLength;
            return rune;
        }

        throw new GoRegexException("invalid UTF-8", pattern);
    }

    /// <summary>The character that an escape such as <c>\n</c>, <c>\x41</c> or <c>\.</c> stands for.</summary>
    public static Rune ReadEscape(string pattern, ref int position)
    {
        var start = position;
        if (start + 1 >= pattern.Length)
        {
            throw new GoRegexException("trailing backslash at end of expression", "");
        }

        position += 2;
        var letter = pattern[start + 1];
        switch (letter)
        {
            case 'a' or 'f' or 'n' or 'r' or 't' or 'v':
                return new Rune("\a\f\n\r\t\v"["afnrtv".IndexOf(letter, StringComparison.Ordinal)]);
            case 'x':
                return ReadHex(pattern, start, ref position);
            case >= '0' and <= '7':
                return ReadOctal(pattern, start, ref position);
        }

        if (letter < 0x80 && !char.IsAsciiLetterOrDigit(letter))
        {
            return new Rune(letter);
        }

        position = start + 1;
        ReadRune(pattern, ref position);
        throw new GoRegexException(Invalid, pattern[start..position]);
    }

    /// <summary>The character as a .NET pattern that matches only it.</summary>
    public static string Literal(Rune rune) =>
        rune.IsBmp ? Unit((char)rune.Value) : string.Concat(rune.ToString().Select(Unit));

    /// <summary>One UTF-16 unit, escaped for use inside or outside of a class.</summary>
    public static string Unit(char unit) =>
        char.IsAsciiLetterOrDigit(unit) ? unit.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");

    private static Rune ReadHex(string pattern, int start, ref int position)
    {
        var braced = position < pattern.Length && pattern[position] == '{';
        var end = braced ? pattern.IndexOf('}', position) : Math.Min(position + 2, pattern.Length);
        var digits = end < 0 ? "" : pattern[(braced ? position + 1 : position)..end];
        if (digits.Length is > 0 and <= 8 && (braced || digits.Length == 2)
            && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value))
        {
            position = braced ? end + 1 : end;
            return new Rune(value);
        }

        throw new GoRegexException(Invalid, pattern[start..Math.Min(pattern.Length, end < 0 ? pattern.Length : end + (braced ? 1 : 0))]);
    }

    private static Rune ReadOctal(string pattern, int start, ref int position)
    {
        var value = pattern[start + 1] - '0';
        var isOctal = position < pattern.Length && pattern[position] is >= '0' and <= '7';
        if (value != 0 && !isOctal)
        {
            // A single digit would be a back reference, which linear-time matching cannot offer.
            throw new GoRegexException(Invalid, pattern[start..position]);
        }

        for (var digits = 1; digits < 3 && position < pattern.Length && pattern[position] is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + pattern[position++] - '0';
        }

        return new Rune(value);
    }
}
