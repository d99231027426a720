using Flux.Helm.Templates.Syntax;

namespace Flux.Helm.Templates.Functions;

/// <summary>
/// The texts that <c>tpl</c> has parsed in one render: charts evaluate the same few in loops. A text is kept from its second use on:
/// most are used once, and thousands of parsed templates held for nothing cost the collector more than parsing did.
/// </summary>
internal sealed class TextCache
{
    private const int Capacity = 10_000;

    private readonly Dictionary<string, Dictionary<string, ParsedTemplate>> _parsed = new(StringComparer.Ordinal);
    private readonly HashSet<int> _seen = [];

    public Dictionary<string, ParsedTemplate> Parse(string name, string text)
    {
        if (_parsed.TryGetValue(text, out var templates))
        {
            return templates;
        }

        templates = TemplateParser.Parse(name, text, HelmFunctionTable.Instance);
        if (_parsed.Count < Capacity && IsSecondUse(text))
        {
            _parsed.Add(text, templates);
        }

        return templates;
    }

    /// <summary>Two texts with one hash code are kept one use too early, which does no harm.</summary>
    private bool IsSecondUse(string text)
    {
        var code = text.GetHashCode(StringComparison.Ordinal);
        return _seen.Count < Capacity ? !_seen.Add(code) : _seen.Contains(code);
    }
}
