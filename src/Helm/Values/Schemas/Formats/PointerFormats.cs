using Flux.Helm.Templates.Text;

namespace Flux.Helm.Values.Schemas.Formats;

/// <summary>JSON pointers and UUIDs.</summary>
internal static class PointerFormats
{
    private static readonly int[] UuidGroups = [8, 4, 4, 4, 12];

    public static string? Pointer(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return "not starting with /";
        }

        for (var at = text.IndexOf('~', StringComparison.Ordinal); at >= 0; at = text.IndexOf('~', at + 1))
        {
            if (at + 1 == text.Length || text[at + 1] is not ('0' or '1'))
            {
                return "~ must be followed by 0 or 1";
            }
        }

        return null;
    }

    public static string? RelativePointer(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? text.Length : end;
        return digits == 0 ? "must start with non-negative integer"
            : digits > 1 && text[0] == '0' ? "starts with zero"
            : text[digits..] == "#" ? null
            : Pointer(text[digits..]);
    }

    public static string? Uuid(string text)
    {
        var groups = text.Split('-');
        if (groups.Length != UuidGroups.Length)
        {
            return $"must have {UuidGroups.Length} elements";
        }

        for (var i = 0; i < groups.Length; i++)
        {
            if (GoText.ByteCount(groups[i]) != UuidGroups[i])
            {
                return $"element {i + 1} must be {UuidGroups[i]} characters long";
            }

            if (groups[i].EnumerateRunes().FirstOrDefault(rune => !rune.IsAscii || !char.IsAsciiHexDigit((char)rune.Value)) is { Value: > 0 } other)
            {
                return $"non-hex character {GoQuote.QuoteRune(other.Value)}";
            }
        }

        return null;
    }
}
