using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Sources;
using Flux.Sources.Charts;
using Flux.Sources.Oci;

namespace Flux.Conformance.FluxSources;

/// <summary>Names and addresses of charts and OCI repositories.</summary>
public sealed class UrlTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "tables/urls";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["resolveurl"] = (input, _) => Guard(() => Url(ChartUrls.Resolve(Text(input, "a"), Text(input, "b")))),
            ["chartname"] = (input, _) => Guard(() => ChartName.Validate(Text(input, "a")) is { } error
                ? TableCases.Error(error)
                : new MapNode { { "ok", BooleanNode.True } }),
            ["ociurl"] = (input, _) => Guard(() => Repository(OciRepositoryUrl.Parse(Text(input, "a"), input.GetBoolean("insecure") == true))),
        });

    private static MapNode Repository(OciRepositoryUrl url) =>
        new() { { "registry", new StringNode(url.Registry) }, { "repository", new StringNode(url.Repository) } };

    private static MapNode Url(string url) => new() { { "url", new StringNode(url) } };

    private static string Text(MapNode input, string key) => input.GetString(key) ?? "";

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
