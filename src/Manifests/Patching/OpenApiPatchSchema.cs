using Flux.Manifests.Schemas;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>The patch facts of a type as its OpenAPI schema states them.</summary>
public sealed class OpenApiPatchSchema(OpenApiSchema schema) : IPatchSchema
{
    public PatchField FieldHoldingObject(string name)
    {
        var field = Find(name);
        return PatchField.Parse(new OpenApiPatchSchema(field), field.PatchStrategy, field.PatchMergeKey);
    }

    public PatchField FieldHoldingList(string name)
    {
        var field = Find(name);
        var items = field.Items ?? throw PatchException.Inapplicable("expected slice or array type, but got: struct");
        return PatchField.Parse(new OpenApiPatchSchema(items), field.PatchStrategy, field.PatchMergeKey);
    }

    private OpenApiSchema Find(string name)
    {
        if (schema.Properties.TryGetValue(name, out var field))
        {
            return field;
        }

        var isStruct = schema.Properties.Count > 0 || (schema.TypeName is not null && schema.Type == SchemaType.Object && schema.AdditionalProperties is null);
        if (!isStruct)
        {
            throw PatchException.Inapplicable($"merging an object in json but data type is not struct, instead is: {KindName(schema.Type)}");
        }

        // Field names match in any case, as they do for Go's JSON decoder.
        var similar = schema.Properties.FirstOrDefault(entry => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
        var typeName = schema.TypeName?[(schema.TypeName.LastIndexOf('.') + 1)..] ?? "";
        return similar ?? throw PatchException.Inapplicable($"unable to find api field in struct {typeName} for the json field {GoText.Quote(name)}");
    }

    private static string KindName(SchemaType type) => type switch
    {
        SchemaType.Object => "map",
        SchemaType.Array => "slice",
        SchemaType.String => "string",
        SchemaType.Integer => "int32",
        SchemaType.Number => "float64",
        SchemaType.Boolean => "bool",
        _ => "interface",
    };
}
