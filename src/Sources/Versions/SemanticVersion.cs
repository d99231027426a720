using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Flux.Sources.Versions;

/// <summary>
/// A semantic version, read as leniently as the field does: a leading <c>v</c>, missing minor and patch, and leading zeros
/// in numbers are fine. Build metadata does not take part in comparison.
/// </summary>
public sealed partial class SemanticVersion
{
    private SemanticVersion(string original, ulong major, ulong minor, ulong patch)
    {
        Original = original;
        Major = major;
        Minor = minor;
        Patch = patch;
    }

    /// <summary>The text it was read from.</summary>
    public string Original { get; }

    public ulong Major { get; }

    public ulong Minor { get; }

    public ulong Patch { get; }

    /// <summary>Without the dash; empty for a release.</summary>
    public string Prerelease { get; private init; } = "";

    /// <summary>Without the plus sign.</summary>
    public string Metadata { get; private init; } = "";

    /// <summary>Reads a version with one to three numbers.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SemanticVersion? version, [NotNullWhen(false)] out string? error)
    {
        version = null;
        error = "invalid semantic version";
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var prerelease = match.Groups["pre"].Value;
        if (prerelease.Split('.').Any(part => part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit)))
        {
            error = "version segment starts with 0";
            return false;
        }

        if (!TryNumber(match.Groups["major"], out var major) || !TryNumber(match.Groups["minor"], out var minor) || !TryNumber(match.Groups["patch"], out var patch))
        {
            error = "error parsing version segment: value out of range";
            return false;
        }

        error = null;
        version = new SemanticVersion(text, major, minor, patch) { Prerelease = prerelease, Metadata = match.Groups["meta"].Value };
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, but all three numbers must be written.</summary>
    public static bool TryParseComplete(string text, [NotNullWhen(true)] out SemanticVersion? version, [NotNullWhen(false)] out string? error)
    {
        if (text.Split('.', 3).Length < 3)
        {
            version = null;
            error = "invalid semantic version";
            return false;
        }

        return TryParse(text, out version, out error);
    }

    /// <summary>Negative, zero or positive as this version comes before, with or after the other.</summary>
    public int CompareTo(SemanticVersion other)
    {
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : ComparePrerelease(Prerelease, other.Prerelease);
    }

    /// <summary>The normal form: three numbers, no <c>v</c>.</summary>
    public override string ToString() =>
        $"{Major}.{Minor}.{Patch}{(Prerelease.Length > 0 ? "-" + Prerelease : "")}{(Metadata.Length > 0 ? "+" + Metadata : "")}";

    internal static int ComparePrerelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            // A release comes after its pre-releases.
            return right.Length.CompareTo(left.Length);
        }

        var leftParts = left.Split('.');
        var rightParts = right.Split('.');
        for (var i = 0; i < Math.Min(leftParts.Length, rightParts.Length); i++)
        {
            var result = ComparePart(leftParts[i], rightParts[i]);
            if (result != 0)
            {
                return result;
            }
        }

        return leftParts.Length.CompareTo(rightParts.Length);
    }

    private static int ComparePart(string left, string right)
    {
        var leftIsNumber = ulong.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber);
        var rightIsNumber = ulong.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber);
        return (leftIsNumber, rightIsNumber) switch
        {
            (true, true) => leftNumber.CompareTo(rightNumber),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(left, right),
        };
    }

    private static bool TryNumber(Group group, out ulong number)
    {
        number = 0;
        return !group.Success || ulong.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(
        @"\Av?(?<major>[0-9]+)(\.(?<minor>[0-9]+))?(\.(?<patch>[0-9]+))?(-(?<pre>[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?(\+(?<meta>[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
