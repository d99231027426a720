using Flux.KubeApi.Errors;

namespace Flux.KubeApi.Selection;

/// <summary>Reads the text form of label selectors: <c>a=b,c!=d,e in (f,g),!h</c>.</summary>
internal static class LabelSelectorParser
{
    /// <exception cref="ApiException">400</exception>
    public static LabelSelector Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return LabelSelector.Everything;
        }

        return new LabelSelector([.. Split(text).Select(part => ParseRequirement(part.Trim(), text))]);
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (text[i] == ',' && depth == 0)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static LabelRequirement ParseRequirement(string part, string whole)
    {
        if (part.Length == 0)
        {
            throw ApiErrors.BadRequest($"unable to parse requirement: found '', expected: identifier after ',' in \"{whole}\"");
        }

        if (part.EndsWith(')'))
        {
            return ParseSet(part);
        }

        foreach (var (token, name) in (ReadOnlySpan<(string, string)>)[("!=", "notin"), ("==", "in"), ("=", "in"), (">", "gt"), ("<", "lt")])
        {
            var at = part.IndexOf(token, StringComparison.Ordinal);
            if (at > 0)
            {
                return new LabelRequirement(part[..at].Trim(), name, [part[(at + token.Length)..].Trim()]);
            }
        }

        return part[0] == '!' ? new LabelRequirement(part[1..].Trim(), "!", []) : new LabelRequirement(part, "exists", []);
    }

    private static LabelRequirement ParseSet(string part)
    {
        var open = part.IndexOf('(', StringComparison.Ordinal);
        var words = part[..Math.Max(open, 0)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var key, "in" or "notin"])
        {
            throw ApiErrors.BadRequest($"unable to parse requirement: found '{part}', expected: in, notin, =, ==, !=, gt, lt");
        }

        return new LabelRequirement(key, words[1], [.. part[(open + 1)..^1].Split(',').Select(value => value.Trim())]);
    }
}
