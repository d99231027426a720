using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Loading;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Generators;

/// <summary>Finds the unpacked chart that an entry names below the chart home, and reads it. Nothing is ever pulled.</summary>
internal sealed class HelmChartFiles(BuildContext context, FileLoader loader)
{
    private const string DefaultHome = "charts";
    private const int MaxDepth = 64;

    private readonly List<KeyValuePair<string, ReadOnlyMemory<byte>>> _files = [];

    /// <summary>The path of the chart in the file system of the build.</summary>
    public string Locate(MapNode chart)
    {
        var name = chart.GetString("name") ?? "";
        var repository = chart.GetString("repo") ?? "";
        var home = chart.GetString("chartHome") ?? DefaultHome;
        if (repository.Length > 0 && chart.GetString("version") is { Length: > 0 } version)
        {
            home = $"{home}/{name}-{version}";
        }

        var path = FilePath.Normalize(home.StartsWith('/') ? $"{home}/{name}" : $"{loader.Root}/{home}/{name}");
        if (path is not null && context.Files.GetStatus(path).Kind == FileKind.Directory)
        {
            return path;
        }

        throw new KustomizeException(
            repository.Length == 0
                ? $"no repo specified for pull, no chart found at '{home}/{name}'"
                : $"chart '{name}' of repository '{repository}' is not in '{home}': charts are not pulled during a build; put an unpacked copy there",
            loader.Root,
            field: "helmCharts");
    }

    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Read(string chart)
    {
        Walk(chart, "", 0);
        return _files;
    }

    private void Walk(string folder, string prefix, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new KustomizeException($"limit exceeded: the chart's folders nest more than {MaxDepth} deep", folder) { IsFatal = true };
        }

        foreach (var name in context.Files.List(folder))
        {
            context.Budget.Step();
            var path = FilePath.Join(folder, name);
            var status = context.Files.GetStatus(path);
            if (status.Kind == FileKind.Directory)
            {
                Walk(path, $"{prefix}{name}/", depth + 1);
            }
            else if (status.Kind == FileKind.File)
            {
                context.Budget.Read(path, status.Length);
                _files.Add(new(prefix + name, context.Files.ReadFile(status.Path)));
            }
        }
    }
}
