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

    /// <summary>How often each name is being included, for the limit on recursion.</summary>
    public Dictionary<string, int> IncludeDepths { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>The template being executed at the outermost level of this context: the name that <c>tpl</c> texts get.</summary>
    public int Depth { get; set; }

    /// <summary>The same render, with more templates.</summary>
    public CallContext With(TemplateSet other) =>
        new(other, missingKey, meter, environment) { IncludeDepths = IncludeDepths, Depth = Depth };

    public string Execute(ParsedTemplate template, object? data)
    {
        var output = new System.Text.StringBuilder();
        new Evaluator(this, template, output, 0).Run(GoValue.Of(data));
        return output.ToString();
    }
}
