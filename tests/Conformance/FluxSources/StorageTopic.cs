using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Sources.Storage;

namespace Flux.Conformance.FluxSources;

/// <summary>Garbage collection and the layout of the artifact store.</summary>
public sealed class StorageTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "tables/storage";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["gc"] = (input, _) => Task.FromResult(Garbage(input)),
            ["artifactpath"] = (input, _) => Task.FromResult(Location(input)),
        });

    private static MapNode Garbage(MapNode input)
    {
        var ages = input.GetMap("ages")!.Select(file => KeyValuePair.Create(file.Key, TimeSpan.FromSeconds(((NumberNode)file.Value).ToDouble())));
        var garbage = GarbageSelection.Select(
            ages,
            input.GetString("current")!,
            TimeSpan.FromSeconds(input.GetInt64("tTL")!.Value),
            (int)input.GetInt64("max")!.Value,
            (int)input.GetInt64("limit")!.Value);
        return new MapNode { { "garbage", new ListNode(garbage.Order(StringComparer.Ordinal).Select(name => new StringNode(name))) } };
    }

    private static MapNode Location(MapNode input)
    {
        var path = new ArtifactOwner(input.GetString("name")!, "ns", "obj").PathOf(input.GetString("path")!);
        var url = ArtifactUrl.Create(input.GetString("a")!, path);
        return new MapNode
        {
            { "path", new StringNode(path) },
            { "url", new StringNode(url) },
            { "setHostname", new StringNode(ArtifactUrl.WithHost(input.GetString("b")!, input.GetString("a")!)) },
        };
    }
}
