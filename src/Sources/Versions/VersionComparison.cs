namespace Flux.Sources.Versions;

/// <summary>One comparison of a constraint, such as <c>&gt;=1.2</c>. Parts left out or written as a wildcard are open.</summary>
internal sealed class VersionComparison
{
    private readonly string _operator;
    private readonly string _text;
    private readonly bool _open;
    private readonly bool _minorOpen;
    private readonly bool _patchOpen;

    private VersionComparison(string operatorText, string text, SemanticVersion version, string[] numbers)
    {
        _operator = operatorText;
        _text = text;
        Version = version;
        var majorOpen = IsOpen(numbers, 0);
        _minorOpen = !majorOpen && IsOpen(numbers, 1);
        _patchOpen = !majorOpen && !_minorOpen && IsOpen(numbers, 2);
        _open = majorOpen || _minorOpen || _patchOpen;
    }

    /// <summary>The version compared with; open parts are 0.</summary>
    public SemanticVersion Version { get; }

    /// <returns>Null when the version has an impossible part.</returns>
    public static VersionComparison? TryParse(string operatorText, string text)
    {
        var cut = text.IndexOfAny(['-', '+']);
        var suffix = cut < 0 ? "" : text[cut..];
        var numbers = (cut < 0 ? text : text[..cut]).TrimStart('v').Split('.');
        var open = Enumerable.Range(0, 3).FirstOrDefault(i => IsOpen(numbers, i), 3);
        var closed = string.Join('.', Enumerable.Range(0, 3).Select(i => i < open ? numbers[i] : "0"));
        return SemanticVersion.TryParse(closed + suffix, out var version, out _)
            ? new VersionComparison(operatorText, text, version, numbers)
            : null;
    }

    public bool Matches(SemanticVersion version) => _operator switch
    {
        "" or "=" => _open ? MatchesTilde(version) : version.CompareTo(Version) == 0,
        "!=" => MatchesNotEqual(version),
        ">" => MatchesGreater(version),
        "<" => version.CompareTo(Version) < 0,
        ">=" or "=>" => version.CompareTo(Version) >= 0,
        "<=" or "=<" => MatchesLessOrEqual(version),
        "~" or "~>" => MatchesTilde(version),
        _ => MatchesCaret(version),
    };

    public override string ToString() => _operator + _text;

    private static bool IsOpen(string[] numbers, int position) => position >= numbers.Length || numbers[position] is "x" or "X" or "*";

    private bool MatchesNotEqual(SemanticVersion version)
    {
        if (!_open || Version.Major != version.Major)
        {
            return version.CompareTo(Version) != 0;
        }

        if (_minorOpen)
        {
            return false;
        }

        return Version.Minor != version.Minor
            || (_patchOpen ? SemanticVersion.ComparePrerelease(version.Prerelease, Version.Prerelease) != 0 : version.CompareTo(Version) != 0);
    }

    private bool MatchesGreater(SemanticVersion version)
    {
        if (!_open)
        {
            return version.CompareTo(Version) > 0;
        }

        if (version.Major != Version.Major)
        {
            return version.Major > Version.Major;
        }

        return _minorOpen ? false : _patchOpen ? version.Minor > Version.Minor : version.CompareTo(Version) > 0;
    }

    private bool MatchesLessOrEqual(SemanticVersion version)
    {
        if (!_open)
        {
            return version.CompareTo(Version) <= 0;
        }

        return version.Major <= Version.Major && (version.Major != Version.Major || version.Minor <= Version.Minor || _minorOpen);
    }

    private bool MatchesTilde(SemanticVersion version)
    {
        if (version.CompareTo(Version) < 0)
        {
            return false;
        }

        var everything = (Version.Major, Version.Minor, Version.Patch) == (0, 0, 0) && !_minorOpen && !_patchOpen;
        return everything || (version.Major == Version.Major && (version.Minor == Version.Minor || _minorOpen));
    }

    private bool MatchesCaret(SemanticVersion version)
    {
        if (version.CompareTo(Version) < 0)
        {
            return false;
        }

        if (Version.Major > 0 || _minorOpen)
        {
            return version.Major == Version.Major;
        }

        if (version.Major > 0)
        {
            return false;
        }

        return Version.Minor > 0 || _patchOpen
            ? version.Minor == Version.Minor
            : version.Minor == 0 && version.Patch == Version.Patch;
    }
}
