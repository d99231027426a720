using Flux.Manifests.RegularExpressions;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>
/// What makes a schema structural: every level says its type, and alternatives only restrict what is said outside of them.
/// </summary>
internal sealed class StructuralRules
{
    private readonly List<FieldError> _errors = [];

    private StructuralRules()
    {
    }

    /// <returns>The errors in the order of their texts.</returns>
    public static IReadOnlyList<FieldError> Validate(SchemaNode root, FieldPath path)
    {
        var rules = new StructuralRules();
        rules.ValidateLevel(root, Place.Root, path);
        new StructuralCompleteness(rules._errors).Validate(root, root, path, path);
        rules._errors.Sort((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));
        return rules._errors;
    }

    private enum Place
    {
        Root,
        Item,
        Field,
    }

    private void ValidateLevel(SchemaNode schema, Place place, FieldPath path)
    {
        if (schema.Type == "array" && schema.Items is null)
        {
            Require(path.Child("items"), "must be specified");
        }

        if (schema.Items is not null)
        {
            ValidateLevel(schema.Items, Place.Item, path.Child("items"));
        }

        foreach (var (name, property) in schema.Properties)
        {
            ValidateLevel(property, Place.Field, path.Child("properties").Key(name));
        }

        ValidateAdditional(schema, place, path);
        ValidateExtensions(schema, path);
        ValidateAlternatives(schema, path, HasIntOrStringAnyOf(schema), schema.AllOf.Count > 0 && HasIntOrStringAnyOf(schema.AllOf[0]));
        ValidateType(schema, place, path);
        ValidateMetadata(schema, place, path);
        if (schema.IsEmbeddedResource && schema.PreserveUnknownFields != true && schema.Properties.Count == 0)
        {
            Require(path.Child("properties"), "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
        }
    }

    private void Require(FieldPath path, string detail) => _errors.Add(FieldError.Required(path.ToString(), detail));

    private void Forbid(FieldPath path, string detail) => _errors.Add(FieldError.Forbidden(path.ToString(), detail));

    private void ValidateAdditional(SchemaNode schema, Place place, FieldPath path)
    {
        if (schema.AllowsAdditional is null)
        {
            return;
        }

        if (place == Place.Root)
        {
            Forbid(path.Child("additionalProperties"), "must not be used at the root");
        }

        if (schema.AdditionalProperties is not null)
        {
            ValidateLevel(schema.AdditionalProperties, Place.Field, path.Child("additionalProperties"));
        }

        if (schema.IsEmbeddedResource)
        {
            Forbid(path.Child("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set");
        }
    }

    private void ValidateExtensions(SchemaNode schema, FieldPath path)
    {
        if (schema.IsIntOrString && schema.PreserveUnknownFields == true)
        {
            _errors.Add(FieldError.Invalid(path.Child("x-kubernetes-preserve-unknown-fields").ToString(), true, "must be false if x-kubernetes-int-or-string is true"));
        }

        if (schema.IsIntOrString && schema.IsEmbeddedResource)
        {
            _errors.Add(FieldError.Invalid(path.Child("x-kubernetes-embedded-resource").ToString(), true, "must be false if x-kubernetes-int-or-string is true"));
        }
    }

    private void ValidateType(SchemaNode schema, Place place, FieldPath path)
    {
        var field = path.Child("type");
        if (schema.IsEmbeddedResource && schema.Type != "object")
        {
            const string Detail = "must be object if x-kubernetes-embedded-resource is true";
            _errors.Add(schema.Type.Length == 0 ? FieldError.Required(field.ToString(), Detail) : FieldError.Invalid(field.ToString(), schema.Type, Detail));
        }
        else if (schema.Type.Length == 0 && !schema.IsIntOrString && schema.PreserveUnknownFields != true)
        {
            Require(field, place switch
            {
                Place.Root => "must not be empty at the root",
                Place.Item => "must not be empty for specified array items",
                _ => "must not be empty for specified object fields",
            });
        }

        if (place == Place.Root && schema.Type.Length > 0 && schema.Type != "object")
        {
            _errors.Add(FieldError.Invalid(field.ToString(), schema.Type, "must be object at the root"));
        }
    }

    private void ValidateMetadata(SchemaNode schema, Place place, FieldPath path)
    {
        var isResource = place == Place.Root || schema.IsEmbeddedResource;
        foreach (var name in new[] { "kind", "apiVersion" })
        {
            if (isResource && schema.PropertyMap.TryGetValue(name, out var property) && property.Type != "string")
            {
                _errors.Add(FieldError.Invalid(path.Child("properties").Key(name).Child("type").ToString(), property.Type, "must be string"));
            }
        }

        if (!schema.PropertyMap.TryGetValue("metadata", out var metadata))
        {
            return;
        }

        var field = path.Child("properties").Key("metadata");
        if (isResource && metadata.Type != "object")
        {
            _errors.Add(FieldError.Invalid(field.Child("type").ToString(), metadata.Type, "must be object"));
        }

        var isPlain = metadata.Properties.All(property => property.Key is "name" or "generateName") && metadata.AllowsAdditional is null
            && metadata.Description.Length == 0 && metadata.Title.Length == 0 && !metadata.Nullable && metadata.Required.Count == 0 && metadata.Validations.Count == 0;
        if (place == Place.Root && !isPlain)
        {
            Forbid(field, "must not specify anything other than name and generateName, but metadata is implicitly specified");
        }
    }

    private static bool HasIntOrStringAnyOf(SchemaNode schema) =>
        schema.AnyOf is [{ Type: "integer" } first, { Type: "string" } second] && IsOnlyType(first) && IsOnlyType(second);

    private static bool IsOnlyType(SchemaNode schema) =>
        schema.Pattern.Length == 0 && schema.Properties.Count == 0 && schema.Enum.Count == 0 && schema.Description.Length == 0 && schema.Default is null;

    private void ValidateAlternatives(SchemaNode schema, FieldPath path, bool skipsAnyOf, bool skipsFirstAllOf)
    {
        for (var i = 0; i < schema.AnyOf.Count && !skipsAnyOf; i++)
        {
            ValidateNested(schema.AnyOf[i], path.Child("anyOf").Index(i), skipsAnyOf: false);
        }

        for (var i = 0; i < schema.AllOf.Count; i++)
        {
            ValidateNested(schema.AllOf[i], path.Child("allOf").Index(i), skipsFirstAllOf && i == 0);
        }

        for (var i = 0; i < schema.OneOf.Count; i++)
        {
            ValidateNested(schema.OneOf[i], path.Child("oneOf").Index(i), skipsAnyOf: false);
        }

        if (schema.Not is not null)
        {
            ValidateNested(schema.Not, path.Child("not"), skipsAnyOf: false);
        }

        if (schema.Pattern.Length > 0 && GoRegex.TryParse(schema.Pattern, out var problem) is null)
        {
            _errors.Add(FieldError.Invalid(path.Child("pattern").ToString(), schema.Pattern, $"must be a valid regular expression, but isn't: {problem}"));
        }
    }

    private void ValidateNested(SchemaNode schema, FieldPath path, bool skipsAnyOf)
    {
        ValidateAlternatives(schema, path, skipsAnyOf, skipsFirstAllOf: false);
        if (schema.Items is not null)
        {
            ValidateNested(schema.Items, path.Child("items"), skipsAnyOf: false);
        }

        foreach (var (name, property) in schema.Properties)
        {
            ValidateNested(property, path.Child("properties").Key(name), skipsAnyOf: false);
        }

        foreach (var (keyword, isSet, state) in Forbidden(schema))
        {
            if (isSet)
            {
                Forbid(path.Child(keyword), $"must be {state} to be structural");
            }
        }

        if (schema.PropertyMap.ContainsKey("metadata"))
        {
            Forbid(path.Child("properties").Key("metadata"), "must not be specified in a nested context");
        }
    }

    private static IEnumerable<(string Keyword, bool IsSet, string State)> Forbidden(SchemaNode schema) =>
    [
        ("type", schema.Type.Length > 0, "empty"),
        ("additionalProperties", schema.AllowsAdditional == true, "undefined"),
        ("default", schema.Default is not null, "undefined"),
        ("title", schema.Title.Length > 0, "empty"),
        ("description", schema.Description.Length > 0, "empty"),
        ("nullable", schema.Nullable, "false"),
        ("x-kubernetes-preserve-unknown-fields", schema.PreserveUnknownFields == true, "false"),
        ("x-kubernetes-embedded-resource", schema.IsEmbeddedResource, "false"),
        ("x-kubernetes-int-or-string", schema.IsIntOrString, "false"),
        ("x-kubernetes-list-map-keys", schema.ListMapKeys.Count > 0, "empty"),
        ("x-kubernetes-list-type", schema.ListType is not null, "undefined"),
        ("x-kubernetes-map-type", schema.MapType is not null, "undefined"),
        ("x-kubernetes-validations", schema.Validations.Count > 0, "empty"),
    ];
}
