using System.Buffers;
using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml.Composing;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>Chooses how a string is written: plain where it would be read back as the same string, quoted or literal otherwise.</summary>
internal static class StringAnalyzer
{
    /// <summary>What may follow a safe first character without any thought.</summary>
    private static readonly SearchValues<char> Harmless =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./+=@$%^&*()\\;<>|~\"'!,?[]{}`");

    /// <summary>Characters that cannot pass through JSON text read as YAML: forbidden, or taken for a line break.</summary>
    private static readonly SearchValues<char> Transformed =
        SearchValues.Create([.. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\uFFFE', '\uFFFF']);

    /// <summary>True for the bulk of strings: plain, ASCII, no spaces.</summary>
    public static bool IsTriviallyPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '/')
        && (text.Length > 5 || ScalarResolver.IsSurelyString((byte)text[0]))
        && !text.AsSpan().ContainsAnyExcept(Harmless);

    public static ScalarStyle ChooseStyle(ReadOnlySpan<byte> text, ScalarTraits traits, bool asSimpleKey)
    {
        var style = ScalarStyle.DoubleQuoted;
        if (text.Contains((byte)'\n'))
        {
            style = traits.BlockAllowed && !asSimpleKey ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;
        }
        else if (IsReadAsString(text) && !(asSimpleKey && traits.IsMultiline))
        {
            style = traits.PlainAllowed ? ScalarStyle.Plain : traits.SingleQuotedAllowed ? ScalarStyle.SingleQuoted : ScalarStyle.DoubleQuoted;
        }

        return style;
    }

    /// <summary>The text as it arrives at the emitter, after Go's way over JSON, which some control characters do not survive.</summary>
    /// <exception cref="ManifestException">A character is forbidden in YAML.</exception>
    public static string PassThroughJson(string text)
    {
        if (!text.AsSpan().ContainsAny(Transformed))
        {
            return text;
        }

        return YamlReader.Read(QuoteLikeGo(text)) is StringNode read ? read.Value : text;
    }

    /// <summary>JSON with only the escapes that Go writes: what YAML forbids or folds stands in it as it is.</summary>
    private static string QuoteLikeGo(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                output.Append('\\').Append(character);
            }
            else if (character is < ' ' or '\u2028' or '\u2029')
            {
                output.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                output.Append(character);
            }
        }

        return output.Append('"').ToString();
    }

    private static bool IsReadAsString(ReadOnlySpan<byte> text) =>
        ScalarResolver.Resolve(text).Kind == ScalarKind.String && !IsBase60(text);

    /// <summary><c>[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?</c>: a number for other YAML 1.1 readers.</summary>
    private static bool IsBase60(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)':'))
        {
            return false;
        }

        text = text[0] is (byte)'+' or (byte)'-' ? text[1..] : text;
        if (text.IsEmpty || !char.IsAsciiDigit((char)text[0]))
        {
            return false;
        }

        text = text[CountDigits(text)..];
        var groups = 0;
        for (; text.Length > 1 && text[0] == ':' && char.IsAsciiDigit((char)text[1]); groups++)
        {
            var isTwoDigits = text.Length > 2 && char.IsAsciiDigit((char)text[2]);
            if (isTwoDigits && text[1] > '5')
            {
                return false;
            }

            text = text[(isTwoDigits ? 3 : 2)..];
        }

        return groups > 0 && (text.IsEmpty || (text[0] == '.' && CountDigits(text[1..]) == text.Length - 1));
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && (char.IsAsciiDigit((char)text[count]) || text[count] == '_'))
        {
            count++;
        }

        return count;
    }
}
