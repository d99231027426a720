using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>Defaults must be valid values of their own schema and hold nothing that it does not specify.</summary>
internal static class DefaultRules
{
    public static IReadOnlyList<FieldError> Validate(SchemaNode root, FieldPath path)
    {
        var errors = new List<FieldError>();
        Validate(root, path, errors);
        return errors;
    }

    private static void Validate(SchemaNode schema, FieldPath path, List<FieldError> errors)
    {
        if (schema.Default is { } value)
        {
            ValidateDefault(schema, value, path.Child("default"), errors);
        }

        if (schema.Items is not null)
        {
            Validate(schema.Items, path.Child("items"), errors);
        }

        foreach (var (name, property) in schema.Properties)
        {
            Validate(property, path.Child("properties").Key(name), errors);
        }
    }

    private static void ValidateDefault(SchemaNode schema, Node value, FieldPath path, List<FieldError> errors)
    {
        var copy = value.DeepClone();
        Pruning.PruneValue(copy, schema);
        if (!copy.Equals(value))
        {
            errors.Add(FieldError.Invalid(path.ToString(), ValueTypes.Sorted(value), "must not have unknown fields"));
        }

        var found = new List<FieldError>();
        EmbeddedResources.Validate(value, schema, path, found);
        if (found.Count == 0 && !ValueMatcher.IsValid(schema, value))
        {
            found.AddRange(new ValueValidator(path.ToString()).Validate(schema, value, "", null).Errors);
        }

        if (found.Count == 0 && Structural.Rules.RuleTree.Compile(schema, isResource: schema.IsEmbeddedResource) is { } rules)
        {
            new Structural.Rules.RuleValidator(found, []).Validate(rules, value, null, path, default);
        }

        errors.AddRange(found);
    }
}
