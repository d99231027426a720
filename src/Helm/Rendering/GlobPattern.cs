using System.Text;
using System.Text.RegularExpressions;

namespace Flux.Helm.Rendering;

/// <summary>The glob dialect of <c>.Files.Glob</c>: <c>*</c> within a path element, <c>**</c> across, <c>{a,b}</c>, <c>[a-z]</c>.</summary>
public sealed class GlobPattern
{
    private const int MaxLength = 4_096;

    private readonly string _pattern;
    private readonly Regex _regex;

    private GlobPattern(string pattern, Regex regex)
    {
        _pattern = pattern;
        _regex = regex;
    }

    /// <summary>Null when the pattern is malformed.</summary>
    public static GlobPattern? TryParse(string pattern)
    {
        if (pattern.Length > MaxLength || Translate(pattern) is not { } translated)
        {
            return null;
        }

        try
        {
            return new GlobPattern(pattern, new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The empty path matches as in the original, where only the plainest patterns take it.</summary>
    public bool IsMatch(string path) => path.Length == 0 && _pattern is not ("*" or "**") && _pattern.Length > 0
        ? _pattern == "?" || (!_pattern.Contains('*', StringComparison.Ordinal) && _regex.IsMatch(path))
        : _regex.IsMatch(path);

    private static string? Translate(string pattern)
    {
        var output = new StringBuilder(@"\A");
        var depth = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*':
                    var stars = 1;
                    while (at + 1 < pattern.Length && pattern[at + 1] == '*')
                    {
                        at++;
                        stars++;
                    }

                    output.Append(stars > 1 ? ".*" : "[^/]*");
                    break;
                case '?':
                    output.Append("[^/]");
                    break;
                case '{':
                    depth++;
                    output.Append("(?:");
                    break;
                case '}' when depth > 0:
                    depth--;
                    output.Append(')');
                    break;
                case ',' when depth > 0:
                    output.Append('|');
                    break;
                case '[':
                    if (!TranslateClass(pattern, ref at, output))
                    {
                        return null;
                    }

                    break;
                case '\\':
                    at++;
                    output.Append(at < pattern.Length ? Regex.Escape(pattern[at].ToString()) : "");
                    break;
                default:
                    output.Append(Regex.Escape(pattern[at].ToString()));
                    break;
            }
        }

        // A brace that is never closed is closed by the end.
        return output.Append(')', depth).Append(@"\z").ToString();
    }

    private static bool TranslateClass(string pattern, ref int at, StringBuilder output)
    {
        var close = pattern.IndexOf(']', at + 1);
        if (close < 0)
        {
            return false;
        }

        var inner = pattern[(at + 1)..close];
        at = close;
        var negated = inner.StartsWith('!');
        inner = negated ? inner[1..] : inner;
        if (inner.Length == 0 || inner.Contains('[', StringComparison.Ordinal))
        {
            return false;
        }

        output.Append(negated ? "[^" : "[");
        if (inner.Length > 1 && inner[1] == '-')
        {
            // A range stands alone in its brackets.
            output.Append(Code(inner[0])).Append('-').Append(Code(inner[^1])).Append(']');
            return inner.Length == 3;
        }

        output.AppendJoin("", inner.Select(Code)).Append(']');
        return true;
    }

    private static string Code(char character) => @"\u" + ((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
}
