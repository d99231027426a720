using System.Globalization;
using System.Text.RegularExpressions;

namespace Flux.Manifests.Versions;

/// <summary>
/// A version as Masterminds/semver reads it, and with it Helm and Flux: SemVer, with a leading <c>v</c>, missing parts and leading zeros
/// forgiven.
/// </summary>
public sealed partial class SemanticVersion
{
    private SemanticVersion(ulong major, ulong minor, ulong patch) => (Major, Minor, Patch) = (major, minor, patch);

    public ulong Major { get; }

    public ulong Minor { get; }

    public ulong Patch { get; }

    /// <summary>What follows the dash; empty for a release.</summary>
    public string Prerelease { get; private init; } = "";

    /// <summary>What follows the plus; no part of the order.</summary>
    public string Metadata { get; private init; } = "";

    /// <summary>The text it was read from.</summary>
    public string Original { get; private init; } = "";

    /// <summary>Reads a version leniently.</summary>
    /// <param name="text">Such as <c>v1.2</c> or <c>1.2.3-rc.1+build</c>.</param>
    /// <param name="error">What is wrong, in the words users know; null on success.</param>
    public static SemanticVersion? TryParse(string text, out string? error)
    {
        error = "invalid semantic version";
        var match = Loose().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var numbers = new ulong[3];
        for (var i = 0; i < 3; i++)
        {
            var digits = match.Groups[i + 1].Value.TrimStart('.');
            if (digits.Length > 0 && !ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                error = $"error parsing version segment: strconv.ParseUint: parsing \"{digits}\": value out of range";
                return null;
            }
        }

        var prerelease = match.Groups[5].Value;
        if (prerelease.Split('.').Any(part => part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit)))
        {
            error = "version segment starts with 0";
            return null;
        }

        error = null;
        return new SemanticVersion(numbers[0], numbers[1], numbers[2]) { Prerelease = prerelease, Metadata = match.Groups[8].Value, Original = text };
    }

    /// <summary>As <see cref="TryParse"/>, but all three numbers must be written.</summary>
    public static SemanticVersion? TryParseComplete(string text, out string? error)
    {
        error = "invalid semantic version";
        return text.Split('.', 3).Length < 3 ? null : TryParse(text, out error);
    }

    /// <summary>Reads a version that must be SemVer to the letter; null otherwise.</summary>
    public static SemanticVersion? TryParseStrict(string text, out string? error)
    {
        error = StrictProblem(text);
        return error is null ? TryParse(text, out error) : null;
    }

    /// <summary>SemVer precedence; metadata does not count.</summary>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        order = order != 0 ? order : Patch.CompareTo(other.Patch);
        return order != 0 ? order : PrereleaseOrder.Compare(Prerelease, other.Prerelease);
    }

    /// <summary>The version in full form, without a leading v.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(Prerelease.Length > 0 ? "-" : "")}{Prerelease}{(Metadata.Length > 0 ? "+" : "")}{Metadata}");

    /// <summary>The next version at a part: 0 is major, 1 minor, 2 patch.</summary>
    public SemanticVersion Increment(int part)
    {
        // The patch of a prerelease is already ahead of the release before it.
        return part switch
        {
            0 => new SemanticVersion(Major + 1, 0, 0),
            1 => new SemanticVersion(Major, Minor + 1, 0),
            _ => new SemanticVersion(Major, Minor, Prerelease.Length > 0 ? Patch : Patch + 1),
        };
    }

    /// <summary>The three numbers only.</summary>
    public SemanticVersion WithoutSuffixes() => new(Major, Minor, Patch) { Original = Original };

    private static string? StrictProblem(string text)
    {
        if (text.Length == 0)
        {
            return "version string empty";
        }

        var parts = text.Split('.', 3);
        if (parts.Length != 3)
        {
            return "invalid semantic version";
        }

        var patch = parts[2].Split('+', 2)[0].Split('-', 2)[0];
        foreach (var part in (string[])[parts[0], parts[1], patch])
        {
            if (!part.All(char.IsAsciiDigit))
            {
                return "invalid characters in version";
            }

            if (part.Length > 1 && part[0] == '0')
            {
                return "version segment starts with 0";
            }
        }

        return null;
    }

    [GeneratedRegex(@"\Av?([0-9]+)(\.[0-9]+)?(\.[0-9]+)?(-([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?(\+([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();
}
