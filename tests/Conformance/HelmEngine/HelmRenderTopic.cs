using System.Text;
using Flux.Conformance.Running;
using Flux.Helm;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Values;
using Flux.Helm.Values;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Conformance.HelmEngine;

/// <summary>Charts through the engine: coalesced values, templates, no dependency processing.</summary>
internal sealed class HelmRenderTopic : ICorpusTopic
{
    public bool Handles(string path) => path.StartsWith("sprig/", StringComparison.Ordinal) || path is "helm/charts" or "helm/schema";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.Select(item => ConformanceCase.Create(item.GetString("id")!, () => Run((MapNode)item, document)));

    private static string? Run(MapNode item, MapNode document)
    {
        var single = item.GetMap("chart") is null;
        var chart = single ? SingleTemplate(item) : Read(item.GetMap("chart")!);
        var text = item.GetString("values") is { } own && own != "$values" ? own : item["values"] is null ? "" : document.GetString("values")!;
        var options = new RenderOptions
        {
            Release = new ReleaseInfo("rel", "ns"),
            Strict = item.GetBoolean("strict") ?? false,
            Capabilities = KubernetesCapabilities.Default with { HelmVersion = "v4.3" },
        };
        IReadOnlyDictionary<string, string>? rendered = null;
        string? error = null;
        try
        {
            var root = new ChartNode(chart);
            var values = NodeValues.FromMap(YamlReader.Read(text) as MapNode ?? []);
            values = new ValueCoalescing(keepNulls: false, _ => { }).Coalesce(root, values);
            SchemaValidation.Check(root, values);
            rendered = new TemplateRun(options, new RenderMeter(RenderBudget.Default, TimeProvider.System)).Render(root, values);
        }
        catch (Exception failure) when (failure is RenderFailedException or ValuesException)
        {
            error = failure.Message;
        }

        if (item.GetString("error") is { } expected)
        {
            return Compare.Text("error", expected, error ?? "(none) " + string.Join("|", rendered!.Values));
        }

        if (error is not null)
        {
            return Compare.Text("output", item["output"]?.ToString(), "error: " + error);
        }

        return single
            ? Compare.Text("output", item.GetString("output"), rendered!["c/templates/t.yaml"])
            : Compare.Text("output", Sorted(item.GetMap("output")!), Sorted(rendered!.Select(entry => KeyValuePair.Create(entry.Key, (Node)entry.Value))));
    }

    private static string Sorted(IEnumerable<KeyValuePair<string, Node>> map) => string.Join("\n", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}"));

    private static Chart SingleTemplate(MapNode item) => new()
    {
        Metadata = new ChartMetadata { Name = "c", Version = "0.1.0", ApiVersion = "v2", AppVersion = "1.2.3", Description = "d" },
        Templates = [new ChartFile("templates/t.yaml", Encoding.UTF8.GetBytes(item.GetString("template")!))],
        Files = Files(item.GetMap("files")),
    };

    internal static Chart Read(MapNode map) => new()
    {
        Metadata = new ChartMetadata { Name = map.GetString("name")!, Version = map.GetString("version") ?? "", ApiVersion = "v2", Type = map.GetString("type") ?? "" },
        Templates = Files(map.GetMap("templates")),
        Files = Files(map.GetMap("files")),
        Values = map.GetMap("values") ?? [],
        Schema = map.GetString("schema") is { Length: > 0 } schema ? Encoding.UTF8.GetBytes(schema) : null,
        Dependencies = [.. (map.GetList("deps") ?? []).Select(dependency => Read((MapNode)dependency))],
    };

    private static ChartFile[] Files(MapNode? files) =>
        [.. (files ?? []).Select(file => new ChartFile(file.Key, Encoding.UTF8.GetBytes(((StringNode)file.Value).Value)))];
}
