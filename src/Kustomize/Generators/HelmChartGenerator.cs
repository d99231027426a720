using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Generators;

/// <summary>Renders a chart through whatever the caller provides for it.</summary>
internal sealed class HelmChartGenerator(BuildContext context, FileLoader loader, MapNode chart, Kustomization? kustomization) : IGenerator
{
    /// <summary>Fails when the chart may not or cannot be rendered. All generators are looked at before one runs.</summary>
    public void CheckConfiguration() => Configure(Complete());

    public IReadOnlyList<Resource> Generate()
    {
        var entry = Complete();
        var renderer = Configure(entry);
        var files = new HelmChartFiles(context, loader);
        var folder = files.Locate(entry);
        return Read(renderer, new HelmChartRequest
        {
            Name = Text(entry, "name"),
            Values = new HelmValues(loader).Read(entry),
            Files = files.Read(folder),
            ReleaseName = Text(entry, "releaseName"),
            NameTemplate = Text(entry, "nameTemplate"),
            Namespace = Text(entry, "namespace"),
            KubeVersion = Text(entry, "kubeVersion"),
            ApiVersions = [.. (entry.GetList("apiVersions") ?? []).OfType<StringNode>().Select(text => text.Value)],
            IncludesCrds = IsSet(entry, "includeCRDs"),
            SkipsHooks = IsSet(entry, "skipHooks"),
            SkipsTests = IsSet(entry, "skipTests"),
        });
    }

    private static string Text(MapNode entry, string field) => entry.GetString(field) ?? "";

    private static bool IsSet(MapNode entry, string field) => entry[field] is BooleanNode { Value: true };

    private MapNode Complete()
    {
        var entry = (MapNode)chart.Copy();
        foreach (var (key, value) in kustomization?.HelmGlobals ?? new MapNode())
        {
            entry.TryAdd(key, value);
        }

        if (kustomization is { Namespace.Length: > 0 })
        {
            entry.TryAdd("namespace", kustomization.Namespace);
        }

        return entry;
    }

    private IHelmChartRenderer Configure(MapNode entry)
    {
        try
        {
            var renderer = context.Options.HelmCharts ?? throw new KustomizeException("must specify --enable-helm", field: "helmCharts");
            if (Text(entry, "name").Length == 0)
            {
                throw new KustomizeException("chart name cannot be empty", field: "helmCharts.name");
            }

            HelmValues.CheckMerge(Text(entry, "valuesMerge"));
            return renderer;
        }
        catch (KustomizeException error)
        {
            throw error.Within($"trouble configuring builtin HelmChartInflationGenerator with config: `\n{YamlWriter.Write(entry)}`");
        }
    }

    private List<Resource> Read(IHelmChartRenderer renderer, HelmChartRequest request)
    {
        try
        {
            var manifest = renderer.Render(request, context.CancellationToken);
            return new ResourceReader(context).Read(Encoding.UTF8.GetBytes(manifest));
        }
        catch (InvalidOperationException error)
        {
            throw new KustomizeException($"rendering chart '{request.Name}': {error.Message}", field: "helmCharts");
        }
    }
}
