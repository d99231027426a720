using Flux.Kustomize.Building;
using Flux.Manifests.RegularExpressions;

namespace Flux.Kustomize.Transformers;

/// <summary>Regular expressions given by tenants.</summary>
internal static class Patterns
{
    /// <summary>The expression, or null when it is none.</summary>
    public static GoRegex? TryCompile(string pattern) => GoRegex.TryParse(pattern, out _);

    public static GoRegex Compile(string pattern) =>
        GoRegex.TryParse(pattern, out var error) ?? throw new KustomizeException(error!, field: "target");

    /// <summary>Whether the text has a match. An expression whose automaton grows beyond its limit is an error of the input.</summary>
    public static bool Matches(GoRegex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (NotSupportedException)
        {
            throw new KustomizeException($"limit exceeded: the pattern `{pattern.Pattern}` needs too many states", field: "target") { IsFatal = true };
        }
    }
}
