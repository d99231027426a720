using Flux.Helm.Templates.Functions.Urls;

namespace Flux.Helm.Charts;

/// <summary>.helmignore: glob patterns, one a line. A pattern with <c>!</c> ignores everything that does not match it.</summary>
internal sealed class IgnoreRules
{
    private readonly List<Rule> _rules = [];

    /// <exception cref="ChartLoadException">A pattern is malformed.</exception>
    public static IgnoreRules Parse(string text)
    {
        var rules = new IgnoreRules();
        foreach (var line in text.Split('\n'))
        {
            rules.Add(line.Trim());
        }

        rules.Add("templates/.?*");
        return rules;
    }

    public bool IsIgnored(string path, bool isDirectory)
    {
        foreach (var rule in _rules)
        {
            if (rule.Negated)
            {
                if ((rule.DirectoriesOnly && !isDirectory) || !rule.Matches(path))
                {
                    return true;
                }
            }
            else if ((!rule.DirectoriesOnly || isDirectory) && rule.Matches(path))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        if (line.Contains("**", StringComparison.Ordinal))
        {
            throw new ChartLoadException("double-star (**) syntax is not supported");
        }

        if (ShellPattern.Match(line, "abc") is null)
        {
            throw new ChartLoadException("syntax error in pattern");
        }

        var negated = line[0] == '!';
        var pattern = negated ? line[1..] : line;
        var directories = pattern.EndsWith('/');
        pattern = directories ? pattern[..^1] : pattern;
        var rooted = pattern.StartsWith('/');
        _rules.Add(new Rule(rooted ? pattern[1..] : pattern, negated, directories, rooted || pattern.Contains('/', StringComparison.Ordinal)));
    }

    private sealed record Rule(string Pattern, bool Negated, bool DirectoriesOnly, bool WholePath)
    {
        public bool Matches(string path) => ShellPattern.Match(Pattern, WholePath ? path : SlashPath.Base(path)) ?? false;
    }
}
