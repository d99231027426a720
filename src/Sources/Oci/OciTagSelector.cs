using System.Text.RegularExpressions;
using Flux.Manifests.Versions;

namespace Flux.Sources.Oci;

/// <summary>Chooses a tag by version range.</summary>
public static class OciTagSelector
{
    private static readonly TimeSpan FilterTime = TimeSpan.FromSeconds(1);

    /// <param name="tags">As the registry lists them; of equal versions the first is taken.</param>
    /// <param name="range">A version range.</param>
    /// <param name="filter">A regular expression that tags must match; empty for none.</param>
    /// <param name="isChart">Whether <c>_</c> in a tag stands for <c>+</c>, as in charts.</param>
    /// <exception cref="SourceException">No tag matches, or range or filter cannot be read.</exception>
    public static string Select(IEnumerable<string> tags, string range, string filter, bool isChart)
    {
        if (VersionConstraint.TryParse(range, out var error) is not { } constraint)
        {
            throw new SourceException($"semver '{range}' parse error: {error}");
        }

        var expression = filter.Length == 0 ? null : ParseFilter(filter);
        string? chosen = null;
        SemanticVersion? highest = null;
        foreach (var tag in tags.Where(tag => expression?.IsMatch(tag) != false))
        {
            var text = isChart ? tag.Replace('_', '+') : tag;
            if (SemanticVersion.TryParseComplete(text, out _) is { } version && constraint.IsSatisfiedBy(version)
                && (highest is null || version.CompareTo(highest) > 0))
            {
                (chosen, highest) = (tag, version);
            }
        }

        return chosen ?? throw new SourceException($"no match found for semver: {range}");
    }

    private static Regex ParseFilter(string filter)
    {
        try
        {
            return new Regex(filter, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, FilterTime);
        }
        catch (RegexParseException error)
        {
            throw new SourceException($"error parsing regexp: {Describe(error, filter)}", error);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new SourceException($"error parsing regexp: {error.Message}", error);
        }
    }

    private static string Describe(RegexParseException error, string filter) => error.Error switch
    {
        RegexParseError.UnterminatedBracket => $"missing closing ]: `{filter[filter.LastIndexOf('[')..]}`",
        RegexParseError.InsufficientClosingParentheses => $"missing closing ): `{filter}`",
        RegexParseError.InsufficientOpeningParentheses => $"unexpected ): `{filter}`",
        RegexParseError.QuantifierAfterNothing => $"missing argument to repetition operator: `{filter[..1]}`",
        _ => error.Message,
    };
}
