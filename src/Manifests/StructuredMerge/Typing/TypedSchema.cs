namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>A schema and the type in it that whole values have: what an object is typed with.</summary>
public sealed class TypedSchema
{
    /// <param name="schema">The schema.</param>
    /// <param name="typeName">The type's name. A name that the schema lacks fails every value.</param>
    public TypedSchema(TypeSchema schema, string typeName)
    {
        Schema = schema;
        Root = schema.Reference(typeName);
    }

    public TypeSchema Schema { get; }

    public TypeReference Root { get; }
}
