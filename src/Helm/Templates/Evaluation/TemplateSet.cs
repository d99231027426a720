using Flux.Helm.Templates.Syntax;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>Templates by name. A set is filled while parsing and then only read, by any number of threads.</summary>
internal sealed class TemplateSet(TemplateSet? parent = null)
{
    private readonly Dictionary<string, ParsedTemplate> _templates = new(StringComparer.Ordinal);

    public ParsedTemplate? Find(string name) => _templates.TryGetValue(name, out var found) ? found : parent?.Find(name);

    /// <summary>Adds a definition; an empty one does not replace one that says something.</summary>
    public void Add(ParsedTemplate template)
    {
        if (template.Root.IsEmpty && Find(template.Name) is not null)
        {
            return;
        }

        _templates[template.Name] = template;
    }

    /// <summary>Parses a text and adds all it defines.</summary>
    public void Parse(string name, string text, IFunctionTable functions)
    {
        foreach (var template in TemplateParser.Parse(name, text, functions).Values)
        {
            Add(template);
        }
    }
}
