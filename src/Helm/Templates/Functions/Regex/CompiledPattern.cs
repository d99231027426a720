using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Flux.Helm.Templates.Values;
using Flux.Manifests.RegularExpressions;

namespace Flux.Helm.Templates.Functions.Regex;

/// <summary>What package regexp does with a pattern.</summary>
internal sealed class CompiledPattern
{
    private readonly System.Text.RegularExpressions.Regex _regex;
    private readonly string[] _groups;

    public CompiledPattern(GoRegex pattern)
    {
        try
        {
            _regex = pattern.Regex;
        }
        catch (NotSupportedException error)
        {
            throw new TemplateCallException("error parsing regexp: expression too large", error);
        }

        _groups = GroupOrder.Of(pattern.Pattern, _regex);
    }

    public bool IsMatch(string text) => _regex.IsMatch(text);

    public string Find(string text) => _regex.Match(text) is { Success: true } match ? match.Value : "";

    /// <summary>Null when nothing matches, as Go has it.</summary>
    public IReadOnlyList<string>? FindAll(string text, int limit)
    {
        var found = Matches(text, limit).Select(match => match.Value).ToArray();
        return found.Length == 0 ? null : found;
    }

    public IReadOnlyList<string>? Split(string text, int limit)
    {
        if (limit == 0)
        {
            return null;
        }

        var parts = new List<string>();
        if (text.Length == 0 && _regex.ToString().Length > 0)
        {
            return [""];
        }

        var start = 0;
        foreach (var match in Matches(text, limit))
        {
            if (limit > 0 && parts.Count == limit - 1)
            {
                break;
            }

            if (match.Index + match.Length != 0)
            {
                parts.Add(text[start..match.Index]);
            }

            start = match.Index + match.Length;
        }

        if (start != text.Length || parts.Count == 0 || !EndsInEmptyMatch(text))
        {
            parts.Add(text[start..]);
        }

        return parts;
    }

    public string ReplaceLiteral(string text, string replacement) => ReplaceWith(text, _ => replacement);

    /// <summary><c>$1</c>, <c>${1}</c>, <c>$name</c> and <c>$$</c> in the replacement.</summary>
    public string Replace(string text, string replacement) =>
        replacement.Contains('$', StringComparison.Ordinal) ? ReplaceWith(text, match => Expand(replacement, match)) : ReplaceWith(text, _ => replacement);

    private string ReplaceWith(string text, Func<Match, string> replacement)
    {
        var output = new StringBuilder(text.Length);
        var start = 0;
        foreach (var match in Matches(text, -1))
        {
            output.Append(text, start, match.Index - start).Append(replacement(match));
            start = match.Index + match.Length;
        }

        return output.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Go drops an empty match right after another match.</summary>
    private IEnumerable<Match> Matches(string text, int limit)
    {
        var previousEnd = -1;
        var count = 0;
        for (var match = _regex.Match(text); match.Success && count != limit; match = match.NextMatch())
        {
            if (match.Length == 0 && match.Index == previousEnd)
            {
                continue;
            }

            previousEnd = match.Index + match.Length;
            count++;
            yield return match;
        }
    }

    private bool EndsInEmptyMatch(string text) => Matches(text, -1).LastOrDefault() is { Length: 0 } last && last.Index == text.Length;

    private string Expand(string template, Match match)
    {
        var output = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var dollar = template.IndexOf('$', at);
            if (dollar < 0)
            {
                return output.Append(template, at, template.Length - at).ToString();
            }

            output.Append(template, at, dollar - at);
            at = dollar + 1;
            if (at < template.Length && template[at] == '$')
            {
                output.Append('$');
                at++;
            }
            else if (ReadName(template, ref at) is { } name)
            {
                output.Append(Group(match, name));
            }
            else
            {
                output.Append('$');
            }
        }

        return output.ToString();
    }

    private string Group(Match match, string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number < _groups.Length ? match.Groups[_groups[number]].Value : "";
        }

        return match.Groups[name].Value;
    }

    private static string? ReadName(string template, ref int at)
    {
        var braces = at < template.Length && template[at] == '{';
        var start = braces ? at + 1 : at;
        var end = start;
        while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
        {
            end++;
        }

        if (end == start || (braces && (end >= template.Length || template[end] != '}')))
        {
            return null;
        }

        at = braces ? end + 1 : end;
        return template[start..end];
    }
}
