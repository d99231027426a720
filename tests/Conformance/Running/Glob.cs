using System.Text.RegularExpressions;

namespace Flux.Conformance.Running;

/// <summary>Case filters: <c>*</c> stands for anything, slashes included.</summary>
internal static class Glob
{
    public static bool IsMatch(string pattern, string text)
    {
        var expression = "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$";
        return Regex.IsMatch(text, expression, RegexOptions.CultureInvariant);
    }
}
