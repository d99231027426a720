using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>
/// Types from OpenAPI v3 (or v2) schemas with Kubernetes' extensions: list types and keys, patch strategies, map types, preserved
/// unknown fields.
/// </summary>
public static class OpenApiTypes
{
    /// <summary>Every schema of a document as a type of the same name.</summary>
    /// <param name="definitions">Schemas by name.</param>
    /// <param name="preserveUnknownFields">Whether structs accept fields that they do not declare.</param>
    /// <exception cref="StructuredMergeException">A schema is not structural; one line for each reason.</exception>
    public static TypeSchema Convert(MapNode definitions, bool preserveUnknownFields = false)
    {
        var types = new Dictionary<string, TypeAtom>(UntypedTypes.Definitions(), StringComparer.Ordinal);
        var errors = new List<string>();
        foreach (var (name, schema) in definitions)
        {
            Add(types, name, schema as MapNode, preserveUnknownFields, errors, found: null);
        }

        return Finish(types, errors);
    }

    /// <summary>The types that one schema needs, found by following its references.</summary>
    /// <param name="find">Finds a schema by name; null for one that does not exist, whose mentions then fail.</param>
    /// <param name="root">The name of the schema to start from.</param>
    /// <param name="preserveUnknownFields">As for <see cref="Convert(MapNode, bool)"/>.</param>
    /// <exception cref="StructuredMergeException">A schema is not structural; one line for each reason.</exception>
    public static TypedSchema Convert(Func<string, MapNode?> find, string root, bool preserveUnknownFields = false)
    {
        var types = new Dictionary<string, TypeAtom>(UntypedTypes.Definitions(), StringComparer.Ordinal);
        var errors = new List<string>();
        var pending = new Queue<string>([root]);
        while (pending.TryDequeue(out var name))
        {
            if (!types.ContainsKey(name))
            {
                Add(types, name, find(name), preserveUnknownFields, errors, pending.Enqueue);
            }
        }

        return new TypedSchema(Finish(types, errors), root);
    }

    private static void Add(
        Dictionary<string, TypeAtom> types, string name, MapNode? schema, bool preserveUnknownFields, List<string> errors, Action<string>? found)
    {
        // A schema that is only a reference is an alias, which no type refers to.
        if (schema is not null && !schema.ContainsKey("$ref"))
        {
            types[name] = new OpenApiTypeBuilder(name, errors, found).Build(schema, preserveUnknownFields);
        }
    }

    private static TypeSchema Finish(Dictionary<string, TypeAtom> types, List<string> errors) =>
        errors.Count == 0 ? new TypeSchema(types) : throw new StructuredMergeException(string.Join('\n', errors));
}
