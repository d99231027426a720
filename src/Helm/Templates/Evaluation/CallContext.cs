using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Functions.Regex;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>What functions may use of the render they are called in.</summary>
internal sealed class CallContext(TemplateSet templates, MissingKey missingKey, RenderMeter meter, RenderEnvironment environment)
{
    /// <summary>The templates that can be named here: within <c>tpl</c>, those of the render and its own.</summary>
    public TemplateSet Templates => templates;

    public MissingKey MissingKey => missingKey;

    public RenderMeter Meter => meter;

    public RenderEnvironment Environment => environment;

    /// <summary>Regular expressions compiled so far.</summary>
    public PatternCache Patterns { get; private init; } = new();

    /// <summary>Texts of <c>tpl</c> parsed so far.</summary>
    public TextCache Texts { get; private init; } = new();

    /// <summary>How often each name is being included, for the limit on recursion.</summary>
    public Dictionary<string, int> IncludeDepths { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>How many uses of <c>tpl</c> this one is in.</summary>
    public int TplDepth { get; private init; }

    /// <summary>The same render, with more templates: those of a text.</summary>
    public CallContext With(TemplateSet other) =>
        new(other, missingKey, meter, environment) { IncludeDepths = IncludeDepths, Patterns = Patterns, Texts = Texts, TplDepth = TplDepth + 1 };

    public string Execute(ParsedTemplate template, object? data)
    {
        var output = new System.Text.StringBuilder();
        new Evaluator(this, template, output, 0).Run(GoValue.Of(data));
        return output.ToString();
    }
}
