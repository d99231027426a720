using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.Tests.StructuredMerge;

/// <summary>Random objects of one small schema with every kind of field.</summary>
internal sealed class ModelObjects(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Declared fields that hold more fields or items.</summary>
    public static IReadOnlyList<string> Containers { get; } = ["struct", "status", "m", "set", "lm", "sub", "tags"];

    public static TypedSchema Type { get; } = new(
        TypeSchemaReader.Read((MapNode)JsonNodeReader.Read("""
            {"types":[
              {"name":"obj","map":{"fields":[
                {"name":"apiVersion","type":{"scalar":"string"}},
                {"name":"kind","type":{"scalar":"string"}},
                {"name":"metadata","type":{"map":{"elementType":{"namedType":"any"}}}},
                {"name":"status","type":{"namedType":"struct"}},
                {"name":"am","type":{"map":{"elementType":{"scalar":"string"},"elementRelationship":"atomic"}}},
                {"name":"s","type":{"scalar":"string"}},
                {"name":"n","type":{"scalar":"numeric"}},
                {"name":"struct","type":{"namedType":"struct"}},
                {"name":"m","type":{"map":{"elementType":{"scalar":"string"}}}},
                {"name":"al","type":{"list":{"elementType":{"scalar":"string"},"elementRelationship":"atomic"}}},
                {"name":"set","type":{"list":{"elementType":{"scalar":"string"},"elementRelationship":"associative"}}},
                {"name":"lm","type":{"list":{"elementType":{"namedType":"item"},"elementRelationship":"associative","keys":["name"]}}}]}},
              {"name":"any","scalar":"untyped","list":{"elementType":{"namedType":"any"},"elementRelationship":"atomic"},"map":{"elementType":{"namedType":"any"},"elementRelationship":"separable"}},
              {"name":"struct","map":{"fields":[{"name":"x","type":{"scalar":"numeric"}},{"name":"y","type":{"scalar":"numeric"}}]}},
              {"name":"item","map":{"fields":[
                {"name":"name","type":{"scalar":"string"}},
                {"name":"v","type":{"scalar":"numeric"}},
                {"name":"sub","type":{"namedType":"struct"}},
                {"name":"tags","type":{"list":{"elementType":{"scalar":"string"},"elementRelationship":"associative"}}}]}}]}
            """)),
        "obj");

    public int Next(int limit) => _random.Next(limit);

    public MapNode Object()
    {
        var value = new MapNode();
        Maybe(value, "s", () => Letter());
        Maybe(value, "n", () => _random.Next(3));
        Maybe(value, "struct", Struct);
        Maybe(value, "m", () => Map());
        Maybe(value, "al", () => Letters());
        Maybe(value, "am", () => Map());
        Maybe(value, "set", () => Letters());
        Maybe(value, "lm", Items);
        return value;
    }

    /// <summary>A status, which has two numbers.</summary>
    public MapNode Status() => Struct();

    private ListNode Items() => new ListNode(Names().Select(name =>
    {
        var item = new MapNode { { "name", name } };
        Maybe(item, "v", () => _random.Next(3));
        Maybe(item, "sub", Struct);
        Maybe(item, "tags", () => Letters());
        return (Node)item;
    }));

    private MapNode Struct()
    {
        var value = new MapNode();
        value.Set(_random.Next(2) == 0 ? "x" : "y", _random.Next(3));
        Maybe(value, "x", () => _random.Next(3));
        return value;
    }

    private MapNode Map()
    {
        var map = new MapNode();
        foreach (var name in Names())
        {
            map.Set(name, Letter());
        }

        return map;
    }

    private ListNode Letters() => new(Names().Select(name => (Node)name));

    private StringNode Letter() => new(((char)('a' + _random.Next(3))).ToString());

    private List<string> Names()
    {
        var names = new[] { "a", "b", "c" };
        _random.Shuffle(names);
        return [.. names.Take(1 + _random.Next(3))];
    }

    private void Maybe(MapNode map, string key, Func<Node> value)
    {
        if (_random.Next(2) == 0)
        {
            map.Set(key, value());
        }
    }
}
