using System.Globalization;

namespace Flux.Manifests.JsonPaths;

/// <summary>The inside of square brackets that is no key: an index, or a slice.</summary>
internal static class SliceParser
{
    public static SliceBounds Parse(string inside)
    {
        var parts = inside.Split(':');
        if (parts.Length > 3 || parts.Any(part => !IsNumberOrEmpty(part)))
        {
            throw new JsonPathException($"invalid array index {inside}");
        }

        return new SliceBounds(
            ParseNumber(parts[0]),
            parts.Length > 1 ? ParseNumber(parts[1]) : null,
            IsSingle: parts.Length == 1,
            parts.Length > 2 ? ParseNumber(parts[2]) : null);
    }

    private static bool IsNumberOrEmpty(string part) => !part.AsSpan(part.StartsWith('-') ? 1 : 0).ContainsAnyExceptInRange('0', '9');

    private static int? ParseNumber(string part)
    {
        if (part.Length == 0)
        {
            return null;
        }

        return int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonPathException($"array index {part} is not a number");
    }
}
