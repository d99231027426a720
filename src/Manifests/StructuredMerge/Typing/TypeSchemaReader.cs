using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>Reads a schema from the form in which structured-merge-diff writes its own: <c>{types: [{name, scalar | list | map}]}</c>.</summary>
public static class TypeSchemaReader
{
    /// <exception cref="ManifestException">A type has no name, or a word is not one of the schema language.</exception>
    public static TypeSchema Read(MapNode schema)
    {
        var types = new Dictionary<string, TypeAtom>(StringComparer.Ordinal);
        foreach (var definition in schema.GetList("types") ?? [])
        {
            var name = definition.GetString("name") ?? throw new ManifestException("a type of the schema has no name");
            types[name] = ReadAtom((MapNode)definition);
        }

        return new TypeSchema(types);
    }

    private static TypeAtom ReadAtom(MapNode node) => new()
    {
        Scalar = node.GetString("scalar") is { } scalar ? ReadScalar(scalar) : null,
        List = node.GetMap("list") is { } list ? ReadList(list) : null,
        Map = node.GetMap("map") is { } map ? ReadMap(map) : null,
    };

    private static ListType ReadList(MapNode list) => new()
    {
        Element = ReadReference(list["elementType"]),
        Relationship = ReadRelationship(list.GetString("elementRelationship")),
        Keys = [.. (list.GetList("keys") ?? []).OfType<StringNode>().Select(key => key.Value)],
    };

    private static MapType ReadMap(MapNode map)
    {
        var fields = (map.GetList("fields") ?? []).Select(field => new StructField(
            field.GetString("name") ?? throw new ManifestException("a field of the schema has no name"),
            ReadReference(field.Get("type")) ?? TypeReference.InPlace(TypeAtom.None),
            field.Get("default")));
        return new MapType(fields, ReadReference(map["elementType"]), ReadRelationship(map.GetString("elementRelationship")));
    }

    // An empty reference is the same as none.
    private static TypeReference? ReadReference(Node? node)
    {
        if (node is not MapNode { Count: > 0 } map)
        {
            return null;
        }

        ElementRelationship? relationship = map.GetString("elementRelationship") is { } text ? ReadRelationship(text) : null;
        return map.GetString("namedType") is { } name ? TypeReference.To(name, relationship) : TypeReference.InPlace(ReadAtom(map), relationship);
    }

    private static ScalarType ReadScalar(string text) => text switch
    {
        "numeric" => ScalarType.Numeric,
        "string" => ScalarType.String,
        "boolean" => ScalarType.Boolean,
        "untyped" => ScalarType.Untyped,
        _ => throw new ManifestException($"unknown scalar type \"{text}\""),
    };

    private static ElementRelationship ReadRelationship(string? text) => text switch
    {
        null or "" => ElementRelationship.Unspecified,
        "associative" => ElementRelationship.Associative,
        "atomic" => ElementRelationship.Atomic,
        "separable" => ElementRelationship.Separable,
        _ => throw new ManifestException($"unknown element relationship \"{text}\""),
    };
}
