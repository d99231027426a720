using System.Text.RegularExpressions;

namespace Flux.Manifests.RegularExpressions;

/// <summary>
/// A regular expression in RE2 syntax, as Go's <c>regexp</c> reads it. Matching takes time linear in the input whatever the
/// pattern, so patterns and inputs may come from tenants. Safe for use by several threads.
/// </summary>
public sealed class GoRegex
{
    /// <summary>Longer patterns are refused: compiling one must stay cheap.</summary>
    public const int MaxPatternLength = 16 * 1024;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly Lazy<Regex> _regex;

    private GoRegex(string pattern, string translated)
    {
        Pattern = pattern;
        _regex = new Lazy<Regex>(() => new Regex(translated, Options));
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>The pattern compiled. Named groups are numbered after the others, as always in .NET.</summary>
    public Regex Regex => _regex.Value;

    /// <summary>Checks the syntax and translates; compiling waits for the first match.</summary>
    /// <param name="pattern">RE2 syntax.</param>
    /// <param name="error">Go's words for what is wrong, or null.</param>
    /// <returns>Null when <paramref name="error"/> is set.</returns>
    public static GoRegex? TryParse(string pattern, out string? error)
    {
        if (pattern.Length > MaxPatternLength)
        {
            error = $"error parsing regexp: expression too large: {pattern.Length} characters, at most {MaxPatternLength} are allowed";
            return null;
        }

        try
        {
            error = null;
            return new GoRegex(pattern, new GoRegexTranslator(pattern).Translate());
        }
        catch (GoRegexException problem)
        {
            error = problem.Message;
            return null;
        }
    }

    /// <summary>True when the pattern matches somewhere in <paramref name="text"/>.</summary>
    /// <exception cref="NotSupportedException">The automaton of the pattern would be too large.</exception>
    public bool IsMatch(string text) => Regex.IsMatch(text);
}
