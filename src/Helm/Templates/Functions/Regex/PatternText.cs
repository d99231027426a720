using System.Text;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Regex;

internal static class PatternText
{
    /// <summary>A pattern that matches the text itself.</summary>
    public static string Quote(string text)
    {
        var output = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            output.Append(@"\.+*?()|[]{}^$".Contains(character, StringComparison.Ordinal) ? @"\" : "").Append(character);
        }

        return output.ToString();
    }

    /// <summary>The pattern as Go's panic shows it: in back quotes where it can be.</summary>
    public static string Literal(string pattern) => GoQuote.CanBackquote(pattern) ? $"`{pattern}`" : GoQuote.Quote(pattern);
}
