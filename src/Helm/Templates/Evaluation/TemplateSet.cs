using Flux.Helm.Templates.Syntax;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>
/// Templates by name. A set is filled while parsing and then only read, by any number of threads. One with a parent sees the
/// parent's templates beneath its own, without copying them.
/// </summary>
internal sealed class TemplateSet
{
    private readonly TemplateSet? _parent;
    private readonly Dictionary<string, ParsedTemplate> _templates = new(StringComparer.Ordinal);

    public TemplateSet(string name = "gotpl") => Name = name;

    public TemplateSet(TemplateSet parent)
    {
        _parent = parent;
        Name = parent.Name;
    }

    /// <summary>What messages call the set.</summary>
    public string Name { get; }

    public ParsedTemplate? Find(string name) => FindOwn(name) ?? _parent?.Find(name);

    public ParsedTemplate? FindOwn(string name) => _templates.GetValueOrDefault(name);

    /// <summary>Adds a definition; an empty one does not replace one that says something.</summary>
    public void Add(ParsedTemplate template)
    {
        if (!template.Root.IsEmpty || Find(template.Name) is null)
        {
            _templates[template.Name] = template;
        }
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
