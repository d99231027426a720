using Flux.Conformance.Running;
using Flux.Manifests.JsonPaths;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply;

/// <summary><c>prims/jsonpath</c>.</summary>
internal sealed class JsonPathTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "prims/jsonpath";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select ConformanceCase.Create($"{path}/{item.GetString("id")}", () => Expectation.Difference(item["want"], Run(item, document["object"]!)));

    private static MapNode Run(MapNode item, Node root)
    {
        JsonPath template;
        try
        {
            template = JsonPath.Parse(item.GetString("text")!);
        }
        catch (JsonPathException error)
        {
            return new MapNode { { "error", error.Message }, { "stage", "parse" } };
        }

        try
        {
            return new MapNode { { "output", template.Execute(root, item.GetBoolean("allowMissingKeys") == true) } };
        }
        catch (JsonPathException error)
        {
            return new MapNode { { "error", error.Message }, { "output", "" }, { "stage", "execute" } };
        }
    }
}
