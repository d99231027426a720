using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.References;

/// <summary>Replacements kept in a file of their own: one, or a list.</summary>
internal static class ReplacementFile
{
    public static IEnumerable<Replacement> Resolve(FileLoader loader, ReplacementEntry entry)
    {
        if (entry.Path.Length == 0)
        {
            return [entry.Replacement];
        }

        if (entry.Replacement.Source is not null || entry.Replacement.Targets is { Count: > 0 })
        {
            throw new KustomizeException("cannot specify both path and inline replacement", field: "replacements");
        }

        return Read(loader, entry.Path);
    }

    private static IReadOnlyList<Replacement> Read(FileLoader loader, string path)
    {
        var content = loader.Load(path);
        Node node;
        try
        {
            node = YamlReader.Read(content.Span);
        }
        catch (ManifestException error)
        {
            throw new KustomizeException(error.Message, loader.Locate(path));
        }

        return node switch
        {
            MapNode map => [Read(map)],
            ListNode list => [.. list.Select(item => Read(item as MapNode ?? new MapNode()))],
            _ => throw new KustomizeException(
                $"unsupported replacement type encountered within replacement path: {node.Kind}", loader.Locate(path), field: "replacements.path"),
        };
    }

    private static Replacement Read(MapNode map) => ConfigurationReaders.Replacement(new ObjectReader(map, "Replacement", isStrict: false));
}
