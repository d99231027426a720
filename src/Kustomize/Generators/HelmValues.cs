using Flux.Kustomize.Building;
using Flux.Kustomize.Loading;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Generators;

/// <summary>The values of a chart's entry: those of a file and those in place, merged as the entry says, and further files above.</summary>
internal sealed class HelmValues(FileLoader loader)
{
    private const string Merge = "merge";
    private const string Override = "override";
    private const string Replace = "replace";

    public static void CheckMerge(string mode)
    {
        if (mode is not ("" or Merge or Override or Replace))
        {
            throw new KustomizeException("valuesMerge must be one of merge, override, replace", field: "helmCharts.valuesMerge");
        }
    }

    public IReadOnlyList<MapNode> Read(MapNode chart)
    {
        var result = new List<MapNode>();
        var inline = chart.GetMap("valuesInline") ?? new MapNode();
        var file = chart.GetString("valuesFile") is { Length: > 0 } path ? ReadFile(path) : new MapNode();
        result.Add((chart.GetString("valuesMerge") ?? "") switch
        {
            Replace when inline.Count > 0 => inline,
            Merge => Combine(inline, file),
            _ => Combine(file, inline),
        });
        foreach (var further in chart.GetList("additionalValuesFiles") ?? [])
        {
            result.Add(ReadFile(((StringNode)further).Value));
        }

        return result;
    }

    private static MapNode Combine(MapNode below, MapNode above)
    {
        var result = (MapNode)below.Copy();
        foreach (var (key, value) in above)
        {
            result.Set(key, value is MapNode map && result[key] is MapNode old ? Combine(old, map) : value);
        }

        return result;
    }

    private MapNode ReadFile(string path)
    {
        try
        {
            return YamlReader.Read(loader.Load(path).Span) switch
            {
                MapNode map => map,
                NullNode => new MapNode(),
                _ => throw new KustomizeException("the values are not a map", loader.Locate(path), field: "helmCharts"),
            };
        }
        catch (ManifestException error)
        {
            throw new KustomizeException(error.Message, loader.Locate(path), field: "helmCharts");
        }
    }
}
