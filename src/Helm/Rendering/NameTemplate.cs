using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Syntax;

namespace Flux.Helm.Rendering;

/// <summary>Names of releases out of templates, such as <c>web-{{ randAlpha 4 | lower }}</c>.</summary>
public static class NameTemplate
{
    /// <summary>The name; null with the error.</summary>
    public static string? Render(string template, TimeProvider clock, out string? error)
    {
        error = null;
        try
        {
            var set = new TemplateSet();
            set.Parse("name-template", template, SprigFunctionTable.Instance);
            var context = new CallContext(set, MissingKey.Invalid, new RenderMeter(RenderBudget.Default, clock), new RenderEnvironment(clock));
            return set.Find("name-template") is { } found ? context.Execute(found, null) : "";
        }
        catch (Exception problem) when (problem is TemplateSyntaxException or TemplateExecutionException)
        {
            error = problem.Message;
            return null;
        }
    }
}
