using System.Text.RegularExpressions;

namespace Flux.Sources.Charts;

/// <summary>Names of charts in a repository.</summary>
public static partial class ChartName
{
    /// <returns>Null when the name can be used, else what is wrong.</returns>
    public static string? Validate(string name)
    {
        if (name.Length == 0)
        {
            return "no name set for remote chart reference";
        }

        return Pattern().IsMatch(name)
            ? null
            : $"invalid chart name '{name}': a valid name must be lower case letters and numbers and MAY be separated with dashes (-), slashes (/) or periods (.)";
    }

    [GeneratedRegex(@"\A([-a-z0-9]+/?\.?)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
