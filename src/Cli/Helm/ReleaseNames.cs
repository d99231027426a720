using System.Text.RegularExpressions;

namespace Flux.Cli.Helm;

/// <summary>What a release may be called.</summary>
internal static partial class ReleaseNames
{
    private const string Pattern = @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    private const int MaxLength = 53;

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? Check(string name)
    {
        if (name.Length is > 0 and <= MaxLength && Valid().IsMatch(name))
        {
            return null;
        }

        var problem = name.Length == 0 ? "no name provided" : $"invalid release name, must match regex {Pattern} and the length must not be longer than {MaxLength}";
        return $"release name \"{name}\": {problem}";
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Valid();
}
