using System.Runtime.InteropServices;
using Flux.Cli.Helm;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Values;
using Flux.Kustomize.Building;

namespace Flux.Cli.Kustomizations;

/// <summary>Renders the charts of a kustomization with our own Helm engine, as <c>helm template</c> would.</summary>
internal sealed class HelmChartInflation : IHelmChartRenderer
{
    private const string DefaultReleaseName = "release-name";
    private const string DefaultNamespace = "default";

    public string Render(HelmChartRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var chart = Load(request);
            var values = new ChartValues();
            foreach (var layer in request.Values)
            {
                values.Add(ChartValues.FromNode(layer));
            }

            var result = ChartRenderer.Render(chart, values, Options(request), cancellationToken);
            return result.Error is null
                ? TemplateCommand.Write(result, request.IncludesCrds, TemplateCommand.Hooks(result, request.SkipsHooks, request.SkipsTests))
                : throw new InvalidOperationException(result.Error);
        }
        catch (CommandException error)
        {
            throw new InvalidOperationException(error.Message, error);
        }
    }

    private static Chart Load(HelmChartRequest request)
    {
        var files = request.Files.Select(file => new ChartFile(file.Key, Bytes(file.Value))).ToList();
        var loading = ChartLoader.LoadUnpacked(files);
        var chart = loading.Chart ?? throw new InvalidOperationException(loading.Error);
        if (chart.Metadata.Type is not ("" or "application"))
        {
            throw new InvalidOperationException($"{chart.Metadata.Type} charts are not installable");
        }

        ChartSource.CheckDependencies(chart, "an error occurred while checking for chart dependencies: ");
        return chart;
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : content.ToArray();

    private static RenderOptions Options(HelmChartRequest request)
    {
        var capabilities = KubernetesCapabilities.Default;
        if (request.KubeVersion.Length > 0)
        {
            var version = KubeVersion.TryParse(request.KubeVersion, out var error)
                ?? throw new InvalidOperationException($"invalid kube version '{request.KubeVersion}': {error}");
            capabilities = capabilities with { KubeVersion = version };
        }

        return new RenderOptions
        {
            Release = new ReleaseInfo(NameOf(request), request.Namespace.Length > 0 ? request.Namespace : DefaultNamespace),
            Capabilities = capabilities with { ApiVersions = [.. capabilities.ApiVersions, .. request.ApiVersions] },
        };
    }

    private static string NameOf(HelmChartRequest request)
    {
        if (request is { ReleaseName.Length: > 0, NameTemplate.Length: > 0 })
        {
            throw new InvalidOperationException("cannot set --name-template and also specify a name");
        }

        var name = request.ReleaseName.Length > 0 ? request.ReleaseName : DefaultReleaseName;
        if (request.NameTemplate.Length > 0)
        {
            name = NameTemplate.Render(request.NameTemplate, TimeProvider.System, out var error) ?? throw new InvalidOperationException(error);
        }

        return ReleaseNames.Check(name) is { } problem ? throw new InvalidOperationException($"release name check failed: {problem}") : name;
    }
}
