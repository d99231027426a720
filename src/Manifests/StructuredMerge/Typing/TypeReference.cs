namespace Flux.Manifests.StructuredMerge.Typing;

/// <summary>A mention of a type: by name, or written in place. It belongs to one schema, which resolves it when it is made.</summary>
public sealed class TypeReference
{
    private TypeReference(string? name, TypeAtom? inlined, ElementRelationship? relationship)
    {
        Name = name;
        Inlined = inlined;
        Relationship = relationship;
    }

    /// <summary>The name of the type; null when it is written in place.</summary>
    public string? Name { get; }

    /// <summary>The type written in place; null when it is named.</summary>
    public TypeAtom? Inlined { get; }

    /// <summary>Overrides the relationship of the type that is referred to.</summary>
    public ElementRelationship? Relationship { get; }

    /// <summary>What the mention resolves to; null when there is no such type.</summary>
    internal TypeAtom? Atom { get; set; }

    public static TypeReference To(string name, ElementRelationship? relationship = null) => new(name, null, relationship);

    public static TypeReference InPlace(TypeAtom atom, ElementRelationship? relationship = null) => new(null, atom, relationship);
}
