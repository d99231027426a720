using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>What an alternative speaks of must be specified outside of it, too.</summary>
internal readonly struct StructuralCompleteness(List<FieldError> errors)
{
    /// <param name="schema">A level with alternatives.</param>
    /// <param name="structure">What stands outside of them at its place, or null.</param>
    /// <param name="structurePath">Where that is.</param>
    /// <param name="path">Where the level is.</param>
    public void Validate(SchemaNode schema, SchemaNode? structure, FieldPath structurePath, FieldPath path)
    {
        if (schema.Not is not null)
        {
            ValidateNested(schema.Not, structure, structurePath, path.Child("not"));
        }

        ValidateAll(schema.AllOf, structure, structurePath, path.Child("allOf"));
        ValidateAll(schema.AnyOf, structure, structurePath, path.Child("anyOf"));
        ValidateAll(schema.OneOf, structure, structurePath, path.Child("oneOf"));
    }

    private void ValidateAll(IReadOnlyList<SchemaNode> schemas, SchemaNode? structure, FieldPath structurePath, FieldPath path)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            ValidateNested(schemas[i], structure, structurePath, path.Index(i));
        }
    }

    private void ValidateNested(SchemaNode schema, SchemaNode? structure, FieldPath structurePath, FieldPath path)
    {
        if (structure is null)
        {
            errors.Add(FieldError.Required(structurePath.ToString(), $"because it is defined in {path}"));
            return;
        }

        Validate(schema, structure, structurePath, path);
        if (schema.Items is not null)
        {
            ValidateNested(schema.Items, structure.Items, structurePath.Child("items"), path.Child("items"));
        }

        foreach (var (name, property) in schema.Properties)
        {
            var place = path.Child("properties").Key(name);
            ValidateNested(property, structure.PropertyMap.GetValueOrDefault(name), structurePath.Child("properties").Key(name), place);
        }
    }
}
