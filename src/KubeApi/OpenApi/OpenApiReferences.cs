using System.Runtime.CompilerServices;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas;

namespace Flux.KubeApi.OpenApi;

/// <summary>
/// The schemas of built-in kinds as documents print them. Where they are kept, a reference is just the name of another schema and may
/// stand beside other keys; OpenAPI v3 wants a path, and an <c>allOf</c> around it when it is not alone.
/// </summary>
internal static class OpenApiReferences
{
    private static readonly ConditionalWeakTable<MapNode, MapNode> Expanded = [];

    public static MapNode? Find(OpenApiComponents components, string name) =>
        components.Find(name)?.Source is { } source ? Expanded.GetValue(source, schema => Described(name, schema)) : null;

    private static MapNode Described(string name, MapNode schema)
    {
        var expanded = Map(schema);
        OpenApiDescriptions.Add(name, expanded);
        return (MapNode)expanded.Freeze();
    }

    private static Node Expand(Node node) => node switch
    {
        MapNode map when map["$ref"] is StringNode reference && !reference.Value.StartsWith('#') => Reference(map, reference.Value),
        MapNode map => Map(map),
        ListNode list => new ListNode(list.Select(Expand)),
        _ => node.DeepClone(),
    };

    private static MapNode Map(MapNode map)
    {
        var expanded = new MapNode(map.Count);
        foreach (var (key, value) in map)
        {
            expanded.Set(key, Expand(value));
        }

        return expanded;
    }

    private static MapNode Reference(MapNode map, string name)
    {
        var reference = new MapNode { { "$ref", ComponentCollector.ReferencePrefix + name } };
        if (map.Count == 1)
        {
            return reference;
        }

        var expanded = new MapNode(map.Count);
        foreach (var (key, value) in map)
        {
            if (key != "$ref")
            {
                expanded.Set(key, Expand(value));
            }
        }

        expanded.Set("allOf", new ListNode { reference });
        return expanded;
    }
}
