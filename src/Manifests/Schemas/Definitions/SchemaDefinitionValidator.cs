using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The rules for one <c>openAPIV3Schema</c>.</summary>
internal readonly struct SchemaDefinitionValidator(MapNode document, FieldPath path, List<FieldError> errors)
{
    private static readonly string[] AllowedBesideStatus =
    [
        "Description", "Type", "Format", "Title", "Maximum", "ExclusiveMaximum", "Minimum", "ExclusiveMinimum", "MaxLength", "MinLength",
        "Pattern", "MaxItems", "MinItems", "UniqueItems", "MultipleOf", "Required", "Items", "Properties", "ExternalDocs", "Example",
        "XPreserveUnknownFields", "XValidations",
    ];

    private static readonly string[] ForbiddenBesideStatus =
    [
        "id", "$schema", "$ref", "default", "enum", "maxProperties", "minProperties", "allOf", "oneOf", "anyOf", "not", "additionalProperties",
        "patternProperties", "dependencies", "additionalItems", "definitions", "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string",
        "x-kubernetes-list-map-keys", "x-kubernetes-list-type", "x-kubernetes-map-type",
    ];

    public void Validate(bool hasStatus)
    {
        SchemaNode schema;
        try
        {
            schema = SchemaParser.Parse(document);
        }
        catch (ManifestException error)
        {
            errors.Add(FieldError.Invalid(path.ToString(), "", error.Error.Message));
            return;
        }

        var before = errors.Count;
        if (hasStatus)
        {
            ValidateRoot(schema);
        }

        if (schema.Nullable)
        {
            errors.Add(FieldError.Forbidden(path.Child("nullable").ToString(), "nullable cannot be true at the root"));
        }

        var problem = StructuralProblem(schema);
        var isStructural = problem is null && ValidateStructure(schema);
        var found = new SchemaErrors();
        var context = isStructural ? RuleContext.Root(schema) : null;
        new SchemaLevelValidator(found).Validate(schema, path, new SchemaLevelOptions { IsRoot = true }, context);
        errors.AddRange(found.Schema);
        errors.AddRange(found.Rules);
        if (errors.Count == before && problem is not null)
        {
            errors.Add(FieldError.Invalid(path.ToString(), "", problem));
        }

        context?.Total.Report(path, errors);
    }

    private void ValidateRoot(SchemaNode schema)
    {
        if (schema.Type != "object" && schema.Type.Length > 0)
        {
            errors.Add(FieldError.Invalid(
                path.Child("type").ToString(), schema.Type, "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled"));
        }
        else if (ForbiddenBesideStatus.Any(document.ContainsKey))
        {
            var allowed = string.Join(' ', AllowedBesideStatus);
            errors.Add(FieldError.Invalid(
                path.ToString(), ValueTypes.Sorted(document), $"only [{allowed}] fields are allowed at the root of the schema if the status subresource is enabled"));
        }
    }

    /// <summary>Why the schema cannot be read as a structural one at all.</summary>
    private static string? StructuralProblem(SchemaNode schema)
    {
        foreach (var level in SchemaTraversal.All(schema))
        {
            foreach (var (keyword, _) in level.Unsupported)
            {
                return keyword == "items"
                    ? "OpenAPIV3Schema 'items' must be a schema, but is an array"
                    : $"OpenAPIV3Schema '{keyword.TrimStart('$').Replace("ref", "$ref", StringComparison.Ordinal)}' is not supported";
            }

            if (level.PreserveUnknownFields == false)
            {
                return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined";
            }
        }

        return null;
    }

    private bool ValidateStructure(SchemaNode schema)
    {
        var found = StructuralRules.Validate(schema, path);
        if (found.Count == 0)
        {
            found = DefaultRules.Validate(schema, path);
        }

        errors.AddRange(found);
        return found.Count == 0;
    }
}
