namespace Flux.Manifests.Patching;

/// <summary>What strategic merge patch must know about a type.</summary>
public interface IPatchSchema
{
    /// <summary>The field <paramref name="name"/> holding an object.</summary>
    /// <exception cref="PatchException">The type has no such field; the message names both.</exception>
    PatchField FieldHoldingObject(string name);

    /// <summary>The field <paramref name="name"/> holding a list; the schema of the result is that of the items.</summary>
    /// <exception cref="PatchException">The type has no such field, or it is no list.</exception>
    PatchField FieldHoldingList(string name);
}
