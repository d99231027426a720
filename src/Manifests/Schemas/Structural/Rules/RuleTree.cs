namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>The rules of a schema, compiled, at their places. Levels without rules below them are left out. Immutable.</summary>
internal sealed class RuleTree
{
    private RuleTree(SchemaNode schema, CompiledRule[] rules)
    {
        Schema = schema;
        Rules = rules;
    }

    /// <summary>The schema of the level, with the fields of a resource when it is one.</summary>
    public SchemaNode Schema { get; }

    public CompiledRule[] Rules { get; }

    /// <summary>True when rules stand at a level whose values rules cannot see.</summary>
    public bool IsUntyped { get; private init; }

    public Dictionary<string, RuleTree> Properties { get; } = new(StringComparer.Ordinal);

    public RuleTree? Items { get; private set; }

    public RuleTree? AdditionalProperties { get; private set; }

    /// <summary>Null when there are no rules.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="isResource">Whether it is that of a whole resource.</param>
    public static RuleTree? Compile(SchemaNode root, bool isResource) => Compile(root, isResource, RuleTypes.Of(root, isResource));

    private static RuleTree? Compile(SchemaNode schema, bool isResource, RuleType? type)
    {
        if (!SchemaTraversal.Levels(schema).Any(level => level.Validations.Count > 0))
        {
            return null;
        }

        var tree = new RuleTree(
            isResource ? RuleTypes.WithResourceFields(schema) : schema,
            type is null ? [] : [.. schema.Validations.Select(rule => new CompiledRule(rule, schema, type))])
        {
            IsUntyped = type is null && schema.Validations.Count > 0,
        };
        if (schema.Items is { } items)
        {
            tree.Items = Compile(items, items.IsEmbeddedResource, type?.Element);
        }

        foreach (var (name, property) in schema.Properties)
        {
            var known = FieldNameEscaping.Escape(name) is { } escaped ? type?.Fields.GetValueOrDefault(escaped) : RuleTypes.Of(property, property.IsEmbeddedResource);
            if (known is not null && Compile(property, property.IsEmbeddedResource, known) is { } below)
            {
                tree.Properties.Add(name, below);
            }
        }

        if (schema.AdditionalProperties is { } values)
        {
            tree.AdditionalProperties = Compile(values, values.IsEmbeddedResource, type?.Element);
        }

        return tree;
    }
}
