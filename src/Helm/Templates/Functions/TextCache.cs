using Flux.Helm.Templates.Syntax;

namespace Flux.Helm.Templates.Functions;

/// <summary>The texts that <c>tpl</c> has parsed in one render: charts evaluate the same few in loops.</summary>
internal sealed class TextCache
{
    private const int Capacity = 10_000;

    private readonly Dictionary<string, Dictionary<string, ParsedTemplate>> _parsed = new(StringComparer.Ordinal);

    public Dictionary<string, ParsedTemplate> Parse(string name, string text)
    {
        if (!_parsed.TryGetValue(text, out var templates))
        {
            templates = TemplateParser.Parse(name, text, HelmFunctionTable.Instance);
            if (_parsed.Count < Capacity)
            {
                _parsed.Add(text, templates);
            }
        }

        return templates;
    }
}
