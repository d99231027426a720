using System.Text;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Tests.Templates;

public sealed class TemplateBudgetTests
{
    private static readonly FunctionTable Functions = new(Builtins.All);

    [Fact]
    public void Recursion_WithoutEnd_StopsAtGosDepth()
    {
        var error = Assert.Throws<TemplateExecutionException>(() => Render("""{{define "r"}}{{template "r" .}}{{end}}{{template "r" .}}""", RenderBudget.Default));

        Assert.EndsWith("exceeded maximum template depth (100000)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_BeyondTheSteps_EndsNamingTheLine()
    {
        var error = Assert.Throws<TemplateExecutionException>(
            () => Render("a\n{{range 1000000000}}x{{end}}", RenderBudget.Default with { MaxSteps = 10_000 }));

        Assert.StartsWith("template: t:2:", error.Message, StringComparison.Ordinal);
        Assert.Contains("budget of 10000 steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_BeyondTheLimit_Ends()
    {
        var error = Assert.Throws<TemplateExecutionException>(
            () => Render("{{range 100}}0123456789{{end}}", RenderBudget.Default with { MaxOutput = 500 }));

        Assert.Contains("budget of 500 characters", error.Message, StringComparison.Ordinal);
    }

    private static string Render(string text, RenderBudget budget)
    {
        var set = new TemplateSet();
        set.Parse("t", text, Functions);
        var output = new StringBuilder();
        var context = new CallContext(set, MissingKey.Invalid, new RenderMeter(budget, TimeProvider.System), new RenderEnvironment(TimeProvider.System));
        new Evaluator(context, set.Find("t")!, output, 0).Run(GoValue.Of(new GoMap()));
        return output.ToString();
    }
}
