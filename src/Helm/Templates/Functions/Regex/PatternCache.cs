using Flux.Manifests.RegularExpressions;

namespace Flux.Helm.Templates.Functions.Regex;

/// <summary>The patterns of one render: a template in a loop compiles each once.</summary>
internal sealed class PatternCache
{
    private const int Capacity = 1_000;

    private readonly Dictionary<string, (CompiledPattern? Pattern, string? Error)> _patterns = new(StringComparer.Ordinal);

    public CompiledPattern? TryGet(string pattern, out string? error)
    {
        if (!_patterns.TryGetValue(pattern, out var entry))
        {
            var parsed = GoRegex.TryParse(pattern, out var problem);
            entry = (parsed is null ? null : new CompiledPattern(parsed), problem);
            if (_patterns.Count < Capacity)
            {
                _patterns.Add(pattern, entry);
            }
        }

        error = entry.Error;
        return entry.Pattern;
    }
}
