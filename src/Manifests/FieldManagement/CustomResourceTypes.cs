using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.FieldManagement;

/// <summary>The type of a custom resource, from the structural schema of one version of its definition.</summary>
public static class CustomResourceTypes
{
    private const string Root = "";

    private const string ObjectMeta = "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    /// <param name="schema"><c>openAPIV3Schema</c>; null when the version has none, so that anything goes.</param>
    /// <param name="preserveUnknownFields"><c>spec.preserveUnknownFields</c> of the definition.</param>
    /// <exception cref="StructuredMerge.StructuredMergeException">The schema is not structural.</exception>
    public static TypedSchema Convert(MapNode? schema, bool preserveUnknownFields = false)
    {
        var root = schema is null ? new MapNode { { "type", "object" } } : AsObject(WithEmbeddedObjects(schema));
        return OpenApiTypes.Convert(name => name == Root ? root : BuiltinTypes.FindSchema(name), Root, preserveUnknownFields);
    }

    // What every object has is checked as on built-in kinds, whatever the schema says of it.
    private static MapNode AsObject(MapNode schema)
    {
        var properties = Shallow(schema.GetMap("properties"));
        properties.Set("apiVersion", new MapNode { { "type", "string" } });
        properties.Set("kind", new MapNode { { "type", "string" } });
        properties.Set("metadata", new MapNode { { "$ref", ObjectMeta } });
        var output = Shallow(schema);
        output.Set("properties", properties);
        return output;
    }

    private static MapNode WithEmbeddedObjects(MapNode schema)
    {
        var output = Shallow(schema);
        if (schema.GetMap("items") is { } items)
        {
            output.Set("items", Embedded(items));
        }

        if (schema.GetMap("additionalProperties") is { } element)
        {
            output.Set("additionalProperties", Embedded(element));
        }

        if (schema.GetMap("properties") is { } properties)
        {
            var changed = new MapNode(properties.Count);
            foreach (var (name, property) in properties)
            {
                changed.Set(name, property is MapNode map ? Embedded(map) : property);
            }

            output.Set("properties", changed);
        }

        return output;
    }

    private static MapNode Embedded(MapNode schema)
    {
        var output = WithEmbeddedObjects(schema);
        return schema.GetBoolean("x-kubernetes-embedded-resource") ?? false ? AsObject(output) : output;
    }

    private static MapNode Shallow(MapNode? map)
    {
        var copy = new MapNode((map?.Count ?? 0) + 3);
        foreach (var (key, value) in map ?? [])
        {
            copy.Set(key, value);
        }

        return copy;
    }
}
