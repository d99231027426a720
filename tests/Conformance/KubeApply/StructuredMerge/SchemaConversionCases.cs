using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary>OpenAPI to the library's schema, compared in its JSON form with types and fields sorted by name.</summary>
internal static class SchemaConversionCases
{
    public static string? Run(MapNode item)
    {
        try
        {
            var schema = OpenApiTypes.Convert(item.GetMap("object")!, item.GetBoolean("flag") ?? false);
            var types = schema.Types.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => Atom(type.Value, new MapNode { { "name", type.Key } }));
            return Expect.NoError(item) ?? Expect.Value("schema", item["want"].Get("schema"), new MapNode { { "types", new ListNode(types) } });
        }
        catch (StructuredMergeException error)
        {
            return Expect.Error(item, error.Message);
        }
    }

    private static MapNode Atom(TypeAtom atom, MapNode output)
    {
        if (atom.Scalar is { } scalar)
        {
            output.Set("scalar", Lower(scalar.ToString()));
        }

        if (atom.List is { } list)
        {
            var map = new MapNode { { "elementType", Reference(list.Element!) } };
            AddRelationship(map, list.Relationship);
            if (list.Keys.Count > 0)
            {
                map.Set("keys", new ListNode(list.Keys.Select(key => (Node)key)));
            }

            output.Set("list", map);
        }

        if (atom.Map is { } struct_)
        {
            output.Set("map", Map(struct_));
        }

        return output;
    }

    private static MapNode Map(MapType type)
    {
        var map = new MapNode();
        AddRelationship(map, type.Relationship);
        if (type.Element is { } element)
        {
            map.Set("elementType", Reference(element));
        }

        if (!type.Fields.IsEmpty)
        {
            map.Set("fields", new ListNode(type.Fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(Field)));
        }

        return map;
    }

    private static MapNode Field(StructField field)
    {
        var map = new MapNode { { "name", field.Name }, { "type", Reference(field.Type) } };
        if (field.Default is not null)
        {
            map.Set("default", field.Default);
        }

        return map;
    }

    private static MapNode Reference(TypeReference reference)
    {
        var map = reference.Name is null ? Atom(reference.Inlined!, new MapNode()) : new MapNode { { "namedType", reference.Name } };
        AddRelationship(map, reference.Relationship ?? ElementRelationship.Unspecified);
        return map;
    }

    private static void AddRelationship(MapNode map, ElementRelationship relationship)
    {
        if (relationship != ElementRelationship.Unspecified)
        {
            map.Set("elementRelationship", Lower(relationship.ToString()));
        }
    }

    private static Node Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
