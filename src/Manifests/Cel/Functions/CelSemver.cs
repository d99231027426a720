using System.Globalization;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>A semantic version; build metadata does not count in comparisons.</summary>
internal sealed record CelSemver(ulong Major, ulong Minor, ulong Patch, IReadOnlyList<string> Prerelease, string Build) : ICelOpaque
{
    public CelType Type => CelTypes.Semver;

    /// <exception cref="FormatException">The text is no semantic version; the message says why.</exception>
    public static CelSemver Parse(string text)
    {
        if (text.Length == 0)
        {
            throw new FormatException("Version string empty");
        }

        var parts = text.Split('.', 3);
        if (parts.Length != 3)
        {
            throw new FormatException("No Major.Minor.Patch elements found");
        }

        var (patch, build) = Cut(parts[2], '+');
        (patch, var prerelease) = Cut(patch, '-');
        return new CelSemver(
            Number(parts[0], "Major"), Number(parts[1], "Minor"), Number(patch, "Patch"), Identifiers(prerelease, "Prerelease", isNumeric: true),
            string.Join('.', Identifiers(build, "Build", isNumeric: false)));
    }

    /// <summary>As <see cref="Parse"/>, after mending <c>v1.2</c> and leading zeros.</summary>
    public static CelSemver ParseLoosely(string text)
    {
        text = text.StartsWith('v') ? text[1..] : text;
        var parts = text.Split('.', 3).Select(Trim).ToList();
        if (parts.Count < 3)
        {
            if (parts[^1].AsSpan().IndexOfAny('+', '-') >= 0)
            {
                throw new FormatException("Short version cannot contain PreRelease/Build meta data");
            }

            parts.AddRange(Enumerable.Repeat("0", 3 - parts.Count));
        }

        return Parse(string.Join('.', parts));
    }

    public int CompareTo(CelSemver other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order
            : Prerelease.Count == 0 || other.Prerelease.Count == 0 ? other.Prerelease.Count.CompareTo(Prerelease.Count)
            : ComparePrerelease(Prerelease, other.Prerelease);
    }

    public bool IsEqual(ICelOpaque other) => other is CelSemver version && CompareTo(version) == 0;

    public override string ToString()
    {
        var prerelease = Prerelease.Count == 0 ? "" : "-" + string.Join('.', Prerelease);
        return string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{prerelease}{(Build.Length == 0 ? "" : "+")}{Build}");
    }

    private static int ComparePrerelease(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            var isLeftNumber = ulong.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out var first);
            var isRightNumber = ulong.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out var second);
            var order = isLeftNumber && isRightNumber ? first.CompareTo(second)
                : isLeftNumber != isRightNumber ? (isLeftNumber ? -1 : 1)
                : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    private static string Trim(string part)
    {
        if (part.Length < 2)
        {
            return part;
        }

        var trimmed = part.TrimStart('0');
        return trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]) ? "0" + trimmed : trimmed;
    }

    private static (string Before, string? After) Cut(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static ulong Number(string text, string name)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
        {
            throw new FormatException($"Invalid character(s) found in {name.ToLowerInvariant()} number {Text.GoText.Quote(text)}");
        }

        return text.Length > 1 && text[0] == '0'
            ? throw new FormatException($"{name} number must not contain leading zeroes {Text.GoText.Quote(text)}")
            : ulong.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException($"strconv.ParseUint: parsing {Text.GoText.Quote(text)}: value out of range");
    }

    private static string[] Identifiers(string? text, string name, bool isNumeric)
    {
        if (text is null)
        {
            return [];
        }

        var parts = text.Split('.');
        foreach (var part in parts)
        {
            if (part.Length == 0)
            {
                throw new FormatException(name == "Build" ? "Build meta data is empty" : "Prerelease is empty");
            }

            if (!part.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            {
                throw new FormatException($"Invalid character(s) found in {(name == "Build" ? "build meta data" : "prerelease")} {Text.GoText.Quote(part)}");
            }

            if (isNumeric && part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit))
            {
                throw new FormatException($"Numeric PreRelease version must not contain leading zeroes {Text.GoText.Quote(part)}");
            }
        }

        return parts;
    }
}
