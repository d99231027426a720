using System.Text.RegularExpressions;
using Flux.Manifests.Text;

namespace Flux.Manifests.Versions;

/// <summary>One comparison of a constraint, such as <c>&gt;=1.2</c>. A part left out or given as x makes it a range.</summary>
internal sealed class VersionBound
{
    private static readonly Regex Single = new(
        @"\A\s*(=||!=|>|<|>=|=>|<=|=<|~|~>|\^)\s*(v?([0-9|xX\*]+)(\.[0-9|xX\*]+)?(\.[0-9|xX\*]+)?(-([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?(\+([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?)\s*\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly string _operator;
    private readonly string _original;
    private readonly bool _minorOpen;
    private readonly bool _patchOpen;
    private readonly bool _open;

    private VersionBound(Match match, SemanticVersion version)
    {
        _operator = match.Groups[1].Value;
        _original = match.Groups[2].Value;
        Version = version;
        var anyMajor = IsWildcard(match.Groups[3].Value);
        _minorOpen = !anyMajor && IsWildcard(match.Groups[4].Value);
        _patchOpen = !anyMajor && !_minorOpen && IsWildcard(match.Groups[5].Value);
        _open = anyMajor || _minorOpen || _patchOpen;
    }

    public SemanticVersion Version { get; }

    public static VersionBound? TryParse(string text)
    {
        var match = Single.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (major, minor, patch, suffix) = (match.Groups[3].Value, match.Groups[4].Value, match.Groups[5].Value, match.Groups[6].Value);
        var full = IsWildcard(major) ? "0.0.0" + suffix
            : IsWildcard(minor) ? $"{major}.0.0{suffix}"
            : IsWildcard(patch) ? $"{major}{minor}.0{suffix}"
            : match.Groups[2].Value;
        return SemanticVersion.TryParse(full, out _) is { } version ? new VersionBound(match, version) : null;
    }

    /// <summary>Why the version is out of bounds; null when it is not.</summary>
    public string? Problem(SemanticVersion version, bool allowsPrerelease)
    {
        if (version.Prerelease.Length > 0 && !allowsPrerelease)
        {
            return $"{GoText.Quote(version.ToString())} is a prerelease version and the constraint is only looking for release versions";
        }

        var relation = _operator switch
        {
            "" or "=" => _open ? Tilde(version) : version.CompareTo(Version) == 0 ? null : "is not equal to {0}",
            "!=" => NotEqual(version) ? null : "is equal to {0}",
            ">" => Greater(version) ? null : "is less than or equal to {0}",
            "<" => version.CompareTo(Version) < 0 ? null : "is greater than or equal to {0}",
            ">=" or "=>" => version.CompareTo(Version) >= 0 ? null : "is less than {0}",
            "<=" or "=<" => LessOrEqual(version) ? null : "is greater than {0}",
            "^" => Caret(version),
            _ => Tilde(version),
        };
        return relation is null ? null : $"{GoText.Quote(version.ToString())} {relation.Replace("{0}", GoText.Quote(_original), StringComparison.Ordinal)}";
    }

    public override string ToString() => _operator + _original;

    private bool NotEqual(SemanticVersion version)
    {
        if (!_open)
        {
            return version.CompareTo(Version) != 0;
        }

        if (version.Major != Version.Major || (version.Minor != Version.Minor && !_minorOpen))
        {
            return true;
        }

        if (_minorOpen)
        {
            return false;
        }

        return _patchOpen ? PrereleaseOrder.Compare(version.Prerelease, Version.Prerelease) != 0 : version.CompareTo(Version) != 0;
    }

    private bool Greater(SemanticVersion version)
    {
        if (!_open || version.Major != Version.Major)
        {
            return _open ? version.Major > Version.Major : version.CompareTo(Version) > 0;
        }

        return !_minorOpen && (_patchOpen ? version.Minor > Version.Minor : version.CompareTo(Version) > 0);
    }

    private bool LessOrEqual(SemanticVersion version) => !_open
        ? version.CompareTo(Version) <= 0
        : version.Major < Version.Major || (version.Major == Version.Major && (version.Minor <= Version.Minor || _minorOpen));

    private string? Tilde(SemanticVersion version)
    {
        if (version.CompareTo(Version) < 0)
        {
            return "is less than {0}";
        }

        if (Version is { Major: 0, Minor: 0, Patch: 0 } && !_minorOpen && !_patchOpen)
        {
            return null;
        }

        if (version.Major != Version.Major)
        {
            return "does not have same major version as {0}";
        }

        return version.Minor != Version.Minor && !_minorOpen ? "does not have same major and minor version as {0}" : null;
    }

    private string? Caret(SemanticVersion version)
    {
        if (version.CompareTo(Version) < 0)
        {
            return "is less than {0}";
        }

        if (Version.Major > 0 || _minorOpen || version.Major > 0)
        {
            return version.Major == Version.Major ? null : "does not have same major version as {0}";
        }

        if (Version.Minor > 0 || _patchOpen)
        {
            return version.Minor == Version.Minor
                ? null
                : "does not have same minor version as {0}. Expected minor versions to match when constraint major version is 0";
        }

        if (version.Minor > 0)
        {
            return "does not have same minor version as {0}";
        }

        return version.Patch == Version.Patch
            ? null
            : "does not equal {0}. Expect version and constraint to equal when major and minor versions are 0";
    }

    private static bool IsWildcard(string part) => part.TrimStart('.') is "" or "x" or "X" or "*";
}
