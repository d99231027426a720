using System.Text;
using Flux.Conformance.Running;
using Flux.Helm;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Conformance.HelmEngine;

/// <summary>Plain text/template, without Helm's functions.</summary>
internal sealed class GoTemplateTopic : ICorpusTopic
{
    private static readonly FunctionTable Functions = new(Builtins.All);

    public bool Handles(string path) => path.StartsWith("gotemplate/", StringComparison.Ordinal);

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.Select(item => ConformanceCase.Create(item.GetString("id")!, () => Run((MapNode)item, document)));

    private static string? Run(MapNode item, MapNode document)
    {
        var data = item.ContainsKey("data") ? item["data"] : YamlReader.Read(item.GetString("values") is { } own && own != "$values" ? own : document.GetString("values")!);
        var output = new StringBuilder();
        string? error = null;
        var stage = "parse";
        try
        {
            var set = new TemplateSet();
            foreach (var template in TemplateParser.Parse("t", item.GetString("template")!, Functions, item.GetString("left") ?? "{{", item.GetString("pattern") ?? "}}").Values)
            {
                set.Add(template);
            }

            stage = "exec";
            var missing = item.GetString("option") switch
            {
                "missingkey=error" => MissingKey.Error,
                "missingkey=zero" => MissingKey.Zero,
                _ => MissingKey.Invalid,
            };
            var context = new CallContext(set, missing, new RenderMeter(RenderBudget.Default, TimeProvider.System), new RenderEnvironment(TimeProvider.System));
            new Evaluator(context, set.Find("t")!, output, 0).Run(GoValue.Of(NodeValues.FromNode(data)));
        }
        catch (Exception failure) when (failure is TemplateSyntaxException or TemplateExecutionException)
        {
            error = failure.Message;
        }

        return item.GetString("error") is { } expected
            ? Compare.Text("error", expected, error ?? $"(none, printed {output})") ?? Compare.Text("stage", item.GetString("stage"), stage)
                ?? (stage == "exec" ? Compare.Text("partial output", item.GetString("partialOutput"), output.ToString()) : null)
            : Compare.Text("output", item.GetString("output"), error ?? output.ToString());
    }
}
