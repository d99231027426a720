using System.Text.RegularExpressions;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Transformers;

/// <summary>Regular expressions given by tenants: matched in time linear in the text, without look-around and back-references.</summary>
internal static class Patterns
{
    private const int MaxLength = 4_096;

    /// <summary>The expression, or null when it is none.</summary>
    public static Regex? TryCompile(string pattern)
    {
        try
        {
            return pattern.Length > MaxLength ? null : new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    public static Regex Compile(string pattern) =>
        TryCompile(pattern) ?? throw new KustomizeException($"error parsing regexp: `{pattern}`", field: "target");
}
