using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Flux.Sources.Versions;

/// <summary>
/// A range of versions: comparisons joined by commas or spaces, alternatives by <c>||</c>, with <c>~</c>, <c>^</c>,
/// wildcards and <c>a - b</c>. Pre-releases match only where the alternative names one.
/// </summary>
public sealed partial class VersionConstraint
{
    private const int MaxLength = 512;
    private const string Version = @"v?[0-9xX*]+(\.[0-9xX*]+)?(\.[0-9xX*]+)?(-[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*)?(\+[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*)?";
    private const string Operator = @"(!=|>=|=>|<=|=<|~>|=|>|<|~|\^)?";

    private readonly VersionComparison[][] _alternatives;

    private VersionConstraint(VersionComparison[][] alternatives) => _alternatives = alternatives;

    /// <returns>False with a message that quotes the text.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out VersionConstraint? constraint, [NotNullWhen(false)] out string? error)
    {
        constraint = null;
        error = $"improper constraint: {GoText.Quote(text)}";
        if (text.Length > MaxLength)
        {
            return false;
        }

        var alternatives = new List<VersionComparison[]>();
        foreach (var alternative in Ranges().Replace(text, ">=$1,<=$2").Split("||"))
        {
            if (!Whole().IsMatch(alternative))
            {
                error = $"improper constraint: {GoText.Quote(alternative)}";
                return false;
            }

            var parts = Single().Matches(alternative).Select(match => VersionComparison.TryParse(match.Groups["op"].Value, match.Groups["version"].Value)).ToArray();
            if (parts.Contains(null))
            {
                return false;
            }

            alternatives.Add(parts!);
        }

        error = null;
        constraint = new VersionConstraint([.. alternatives]);
        return true;
    }

    public bool Matches(SemanticVersion version) => Array.Exists(_alternatives, parts => Matches(parts, version));

    /// <summary>The normal form.</summary>
    public override string ToString() => string.Join(" || ", _alternatives.Select(parts => string.Join(' ', parts.Select(part => part.ToString()))));

    private static bool Matches(VersionComparison[] parts, SemanticVersion version)
    {
        var prereleases = Array.Exists(parts, part => part.Version.Prerelease.Length > 0);
        return (version.Prerelease.Length == 0 || prereleases) && Array.TrueForAll(parts, part => part.Matches(version));
    }

    [GeneratedRegex(@"\s*(?<1>" + Version + @")\s+-\s+(?<2>" + Version + @")\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ranges();

    [GeneratedRegex(
        @"\A\s*" + Operator + @"\s*" + Version + @"\s*((\s|,\s*)\s*" + Operator + @"\s*" + Version + @"\s*)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<op>" + Operator + @")\s*(?<version>" + Version + ")", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Single();
}
