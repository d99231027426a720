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
    public IReadOnlyList<Resource> Generate()
    {
        var request = chart.Copy();
        foreach (var (key, value) in kustomization?.HelmGlobals ?? new MapNode())
        {
            request.TryAdd(key, value);
        }

        if (kustomization is { Namespace.Length: > 0 })
        {
            request.TryAdd("namespace", kustomization.Namespace);
        }

        if (context.Options.HelmCharts is not { } renderer)
        {
            throw new KustomizeException(
                $"trouble configuring builtin HelmChartInflationGenerator with config: `\n{YamlWriter.Write(request)}`: must specify --enable-helm",
                field: "helmCharts");
        }

        return Read(renderer, request);
    }

    private List<Resource> Read(IHelmChartRenderer renderer, MapNode request)
    {
        try
        {
            var manifest = renderer.Render(request, context.Files, loader.Root, context.CancellationToken);
            return new ResourceReader(context).Read(Encoding.UTF8.GetBytes(manifest));
        }
        catch (InvalidOperationException error)
        {
            throw new KustomizeException($"rendering chart '{request.GetString("name")}': {error.Message}", field: "helmCharts");
        }
    }
}
