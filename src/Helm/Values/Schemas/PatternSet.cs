using Flux.Manifests.RegularExpressions;

namespace Flux.Helm.Values.Schemas;

/// <summary>The patterns of one schema, compiled once.</summary>
internal sealed class PatternSet
{
    private readonly Dictionary<string, GoRegex> _patterns = new(StringComparer.Ordinal);

    public bool IsMatch(string pattern, string text)
    {
        if (!_patterns.TryGetValue(pattern, out var compiled))
        {
            compiled = GoRegex.TryParse(pattern, out var error) ?? throw new ValuesException(error!);
            _patterns.Add(pattern, compiled);
        }

        return compiled.IsMatch(text);
    }
}
