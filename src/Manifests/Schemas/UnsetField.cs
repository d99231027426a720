using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas;

/// <summary>
/// What Kubernetes' own types print for fields that are not set. Structs held by value are printed empty, and required fields as zero
/// or null; the published schemas tell both by a default or by <c>required</c>.
/// </summary>
public static class UnsetField
{
    private const int MaxDepth = 32;

    // Fields with a declared default of zero, which the types leave out like any other optional field.
    private static readonly HashSet<string> Optional = ["name", "service", "optional", "readOnly", "minReadySeconds", "replicas"];

    /// <summary>The value printed; null when the field is left out.</summary>
    /// <param name="owner">The struct.</param>
    /// <param name="name">The field's name.</param>
    public static Node? Printed(OpenApiSchema owner, string name) =>
        owner.Properties.TryGetValue(name, out var field) ? Printed(owner, name, field, depth: 0) : null;

    private static Node? Printed(OpenApiSchema owner, string name, OpenApiSchema field, int depth)
    {
        if (field.Default is MapNode && depth < MaxDepth)
        {
            var output = new MapNode();
            foreach (var (child, schema) in field.Properties)
            {
                if (Printed(field, child, schema, depth + 1) is { } value)
                {
                    output.Add(child, value);
                }
            }

            return output;
        }

        var isRequired = owner.Required.Contains(name);
        if (field.Default is { } zero && IsZero(zero) && (isRequired || !Optional.Contains(name)))
        {
            return zero;
        }

        return isRequired && field.Default is null ? NullNode.Instance : null;
    }

    private static bool IsZero(Node value) => value switch
    {
        StringNode text => text.Value.Length == 0,
        NumberNode number => number.TryGetInt64(out var integer) && integer == 0,
        BooleanNode boolean => !boolean.Value,
        _ => false,
    };
}
