using Flux.Kustomize.Building;

namespace Flux.Kustomize.Transformers;

/// <summary>A label selector: requirements joined by commas.</summary>
internal sealed class LabelSelector
{
    private static readonly LabelSelector _everything = new([]);

    private readonly IReadOnlyList<LabelRequirement> _requirements;

    private LabelSelector(IReadOnlyList<LabelRequirement> requirements) => _requirements = requirements;

    public bool IsEmpty => _requirements.Count == 0;

    public static LabelSelector Parse(string text)
    {
        if (text.Trim().Length == 0)
        {
            return _everything;
        }

        var requirements = new List<LabelRequirement>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                requirements.Add(ParseRequirement(text[start..i].Trim(), text));
                start = i + 1;
            }
            else
            {
                depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            }
        }

        return new LabelSelector(requirements);
    }

    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var requirement in _requirements)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    private static LabelRequirement ParseRequirement(string part, string whole)
    {
        if (part.StartsWith('!'))
        {
            return new LabelRequirement(Key(part[1..], whole), LabelOperator.NotExists, []);
        }

        foreach (var (symbol, kind) in new[]
        {
            ("!=", LabelOperator.NotIn), ("==", LabelOperator.In), ("=", LabelOperator.In), (">", LabelOperator.GreaterThan), ("<", LabelOperator.LessThan),
        })
        {
            var at = part.IndexOf(symbol, StringComparison.Ordinal);
            if (at > 0)
            {
                return new LabelRequirement(Key(part[..at], whole), kind, [part[(at + symbol.Length)..].Trim()]);
            }
        }

        var open = part.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return new LabelRequirement(Key(part, whole), LabelOperator.Exists, []);
        }

        return ParseSet(part, open, whole);
    }

    private static LabelRequirement ParseSet(string part, int open, string whole)
    {
        var words = part[..open].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || words[1] is not ("in" or "notin") || !part.EndsWith(')'))
        {
            throw Invalid(whole);
        }

        var values = part[(open + 1)..^1].Split(',').Select(value => value.Trim()).ToArray();
        return new LabelRequirement(Key(words[0], whole), words[1] == "in" ? LabelOperator.In : LabelOperator.NotIn, values);
    }

    private static string Key(string text, string whole)
    {
        var key = text.Trim();
        return key.Length > 0 && !key.Any(char.IsWhiteSpace) ? key : throw Invalid(whole);
    }

    private static KustomizeException Invalid(string whole) => new($"unable to parse requirement: '{whole}' is not a label selector", field: "labelSelector");
}
