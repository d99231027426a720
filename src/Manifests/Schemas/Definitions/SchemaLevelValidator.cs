using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>Walks every level of a schema, alternatives included.</summary>
internal readonly struct SchemaLevelValidator(SchemaErrors errors)
{
    private static readonly string[] Types = ["array", "boolean", "integer", "number", "object", "string"];

    public void Validate(SchemaNode? schema, FieldPath path, SchemaLevelOptions options, RuleContext? context)
    {
        if (schema is null)
        {
            return;
        }

        // A level's rules are looked at only when nothing else is wrong with it or below it.
        var own = new SchemaErrors();
        new SchemaLevelValidator(own).ValidateLevel(schema, path, options, context);
        errors.Schema.AddRange(own.Schema);
        errors.Rules.AddRange(own.Rules);
    }

    private void ValidateLevel(SchemaNode schema, FieldPath path, SchemaLevelOptions options, RuleContext? context)
    {
        ValidateStandard(schema, path, options);
        if (schema.UniqueItems)
        {
            errors.Schema.Add(FieldError.Forbidden(path.Child("uniqueItems").ToString(), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
        }

        var below = options with { IsRoot = false };
        ValidateAdditional(schema, path, below, context);
        foreach (var (name, property) in schema.Properties)
        {
            Validate(property, path.Child("properties").Key(name), OfProperty(schema, name, path, options), context?.Property(property, name));
        }

        Validate(schema.Not, path.Child("not"), below, null);
        ValidateAll(schema.AllOf, path.Child("allOf"), below);
        ValidateAll(schema.OneOf, path.Child("oneOf"), below);
        ValidateAll(schema.AnyOf, path.Child("anyOf"), below);
        var itemOptions = schema.ListType == "map" ? below : below with { Uncorrelatable = below.Uncorrelatable ?? path };
        Validate(schema.Items, path.Child("items"), itemOptions, schema.Items is null ? null : context?.Items(schema.Items));
        new SchemaExtensionRules(schema, path, errors.Schema).Validate();
        new RuleDefinitionValidator(schema, path, errors).Validate(options, context);
    }

    private static SchemaLevelOptions OfProperty(SchemaNode schema, string name, FieldPath path, SchemaLevelOptions options)
    {
        var below = options with { IsRoot = false };
        if (schema.MapType is not (null or "granular" or "atomic"))
        {
            below = below with { Uncorrelatable = below.Uncorrelatable ?? path };
        }

        if ((options.IsRoot || schema.IsEmbeddedResource) && name is "metadata" or "kind" or "apiVersion")
        {
            below = below with { IsInsideMetadata = true, ForbiddenDefaults = options.IsRoot ? $"in top-level {name}" : below.ForbiddenDefaults };
        }

        return below;
    }

    private void ValidateAdditional(SchemaNode schema, FieldPath path, SchemaLevelOptions below, RuleContext? context)
    {
        if (schema.AllowsAdditional is null)
        {
            return;
        }

        if (schema.Properties.Count > 0 && (schema.AllowsAdditional == false || schema.AdditionalProperties is not null))
        {
            errors.Schema.Add(FieldError.Forbidden(path.Child("additionalProperties").ToString(), "additionalProperties and properties are mutual exclusive"));
        }

        var options = below.IsInsideMetadata ? below with { ForbiddenDefaults = "inside additionalProperties applying to object metadata" } : below;
        var child = schema.AdditionalProperties is null ? null : context?.Additional(schema.AdditionalProperties);
        Validate(schema.AdditionalProperties, path.Child("additionalProperties"), options, child);
    }

    private void ValidateAll(IReadOnlyList<SchemaNode> schemas, FieldPath path, SchemaLevelOptions options)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            Validate(schemas[i], path.Index(i), options, null);
        }
    }

    private void ValidateStandard(SchemaNode schema, FieldPath path, SchemaLevelOptions options)
    {
        if (schema.Type.Length > 0 && !Types.Contains(schema.Type))
        {
            errors.Schema.Add(FieldError.NotSupported(path.Child("type").ToString(), schema.Type, Types));
        }

        if (schema.Default is not null && options.ForbiddenDefaults is { } reason)
        {
            errors.Schema.Add(FieldError.Forbidden(path.Child("default").ToString(), $"must not be set {reason}"));
        }

        foreach (var keyword in new[] { "id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref" })
        {
            if (schema.Unsupported.Any(entry => entry.Key == keyword && entry.Value is not NullNode))
            {
                errors.Schema.Add(FieldError.Forbidden(path.Child(keyword).ToString(), $"{keyword} is not supported"));
            }
        }

        if (schema.Type == "null")
        {
            errors.Schema.Add(FieldError.Forbidden(path.Child("type").ToString(), "type cannot be set to null, use nullable as an alternative"));
        }

        if (schema.Unsupported.Any(entry => entry.Key == "items"))
        {
            errors.Schema.Add(FieldError.Forbidden(path.Child("items").ToString(), "items must be a schema object and not an array"));
        }

        if (options.IsInsideMetadata && schema.IsEmbeddedResource)
        {
            errors.Schema.Add(FieldError.Forbidden(path.Child("x-kubernetes-embedded-resource").ToString(), "must not be used inside of resource meta"));
        }
    }
}
