using Flux.Manifests.Nodes;

namespace Flux.KubeApi.OpenApi;

/// <summary>Collects schemas and everything that they refer to.</summary>
internal sealed class ComponentCollector
{
    public const string ReferencePrefix = "#/components/schemas/";

    private readonly SortedDictionary<string, MapNode> _schemas = new(StringComparer.Ordinal);

    public void Add(OpenApiComponent component)
    {
        var waiting = new Queue<(string Name, MapNode Schema)>();
        waiting.Enqueue((component.Name, component.Schema));
        while (waiting.TryDequeue(out var next))
        {
            if (!_schemas.TryAdd(next.Name, next.Schema))
            {
                continue;
            }

            foreach (var name in References(next.Schema))
            {
                if (component.Resolve(name) is { } schema)
                {
                    waiting.Enqueue((name, schema));
                }
            }
        }
    }

    public MapNode Collected()
    {
        var schemas = new MapNode(_schemas.Count);
        foreach (var (name, schema) in _schemas)
        {
            schemas.Set(name, schema);
        }

        return schemas;
    }

    private static IEnumerable<string> References(Node node) => node switch
    {
        MapNode map => map.SelectMany(entry => entry is { Key: "$ref", Value: StringNode reference } ? [reference.Value[ReferencePrefix.Length..]] : References(entry.Value)),
        ListNode list => list.SelectMany(References),
        _ => [],
    };
}
