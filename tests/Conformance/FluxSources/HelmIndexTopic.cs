using System.Text;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Sources;
using Flux.Sources.Charts;
using Flux.Sources.HelmRepositories;

namespace Flux.Conformance.FluxSources;

/// <summary>Indexes of Helm repositories, and their URLs.</summary>
public sealed class HelmIndexTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "tables/helmindex";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["index"] = (input, _) => Guard(() => Index(HelmIndex.Parse(Encoding.UTF8.GetBytes(input.GetString("index") ?? "")))),
            ["normalizeurl"] = (input, _) => Guard(() => Url(ChartUrls.Normalise(input.GetString("a") ?? ""))),
        });

    private static MapNode Index(HelmIndex index)
    {
        var entries = new MapNode();
        foreach (var (name, versions) in index.Entries)
        {
            entries.Set(name, new ListNode(versions.Select(version => new StringNode(version.Version))));
        }

        return new MapNode { { "entries", entries }, { "json", new StringNode(Encoding.UTF8.GetString(index.ToJson())) } };
    }

    private static MapNode Url(string normalised)
    {
        var result = new MapNode { { "normalized", new StringNode(normalised) } };
        if (DependencyUrl.Validate(normalised) is { } error)
        {
            result.Set("depError", new StringNode(error));
        }

        return result;
    }

    private static Task<MapNode> Guard(Func<MapNode> replay)
    {
        try
        {
            return Task.FromResult(replay());
        }
        catch (SourceException error)
        {
            return Task.FromResult(TableCases.Error(error.Message));
        }
    }
}
