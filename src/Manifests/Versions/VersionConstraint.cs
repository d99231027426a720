using System.Text.RegularExpressions;
using Flux.Manifests.Text;

namespace Flux.Manifests.Versions;

/// <summary>
/// A range of versions in Masterminds' dialect: <c>^1.2</c>, <c>~1.2.3</c>, <c>&gt;=1 &lt;2</c>, <c>1.2 - 1.4</c>, <c>1.x</c>, alternatives
/// with <c>||</c>. Prereleases match only where a part of the alternative names one.
/// </summary>
public sealed class VersionConstraint
{
    private const int MaxLength = 4096;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const string Version = @"v?([0-9|xX\*]+)(\.[0-9|xX\*]+)?(\.[0-9|xX\*]+)?(-([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?(\+([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?";
    private const string Operator = @"=||!=|>|<|>=|=>|<=|=<|~|~>|\^";

    // Without backtracking: constraints come from tenants.
    private static readonly Regex Range = new(@"\s*(?<low>" + Version + @")\s+-\s+(?<high>" + Version + @")\s*", Options);
    private static readonly Regex Find = new("(" + Operator + @")\s*(" + Version + ")", Options);
    private static readonly Regex Valid = new(
        @"\A(\s*(" + Operator + @")\s*(" + Version + @")\s*)((?:\s+|,\s*)(" + Operator + @")\s*(" + Version + @")\s*)*\z", Options);

    private readonly IReadOnlyList<IReadOnlyList<VersionBound>> _alternatives;

    private VersionConstraint(IReadOnlyList<IReadOnlyList<VersionBound>> alternatives) => _alternatives = alternatives;

    /// <summary>Reads a constraint.</summary>
    /// <param name="text">The constraint.</param>
    /// <param name="error">What is wrong, in the words users know; null on success.</param>
    public static VersionConstraint? TryParse(string text, out string? error)
    {
        error = null;
        var alternatives = new List<IReadOnlyList<VersionBound>>();
        foreach (var part in RewriteRanges(text).Split("||"))
        {
            var bounds = part.Length > MaxLength || !Valid.IsMatch(part) ? null : Bounds(part);
            if (bounds is null)
            {
                error = $"improper constraint: {GoText.Quote(part)}";
                return null;
            }

            alternatives.Add(bounds);
        }

        return new VersionConstraint(alternatives);
    }

    public bool IsSatisfiedBy(SemanticVersion version) => _alternatives.Any(bounds => bounds.All(bound => bound.Problem(version, AllowsPrerelease(bounds)) is null));

    /// <summary>Why a version is outside, one line for each bound it breaks; empty when it is inside.</summary>
    public IReadOnlyList<string> Problems(SemanticVersion version)
    {
        var problems = new List<string>();
        var prereleaseNamed = false;
        foreach (var bounds in _alternatives)
        {
            var allows = AllowsPrerelease(bounds);
            var found = bounds.Select(bound => bound.Problem(version, allows)).OfType<string>().ToArray();
            if (found.Length == 0)
            {
                return [];
            }

            if (!allows && version.Prerelease.Length > 0)
            {
                // Said once, whatever the number of alternatives.
                problems.AddRange(prereleaseNamed ? [] : found.Take(1));
                prereleaseNamed = true;
            }
            else
            {
                problems.AddRange(found);
            }
        }

        return problems;
    }

    /// <summary>The normal form.</summary>
    public override string ToString() => string.Join(" || ", _alternatives.Select(bounds => string.Join(' ', bounds)));

    private static bool AllowsPrerelease(IReadOnlyList<VersionBound> bounds) => bounds.Any(bound => bound.Version.Prerelease.Length > 0);

    private static VersionBound[]? Bounds(string part)
    {
        var found = Find.Matches(part).Select(match => match.Value).ToArray();
        var bounds = (found.Length == 0 ? [part] : found).Select(VersionBound.TryParse).ToArray();
        return Array.Exists(bounds, bound => bound is null) ? null : [.. bounds.OfType<VersionBound>()];
    }

    private static string RewriteRanges(string text) =>
        text.Length > MaxLength ? text : Range.Replace(text, match => $">= {match.Groups["low"].Value}, <= {match.Groups["high"].Value} ");
}
