using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>The paths of a <c>scale</c> subresource, as the definition writes them: <c>.spec.replicas</c>.</summary>
public sealed record ScalePaths(string SpecReplicas, string StatusReplicas, string? LabelSelector)
{
    internal void Validate(MapNode resource, bool includeSpec, List<FieldError> errors)
    {
        if (includeSpec)
        {
            ValidateReplicas(resource, SpecReplicas, errors);
        }

        ValidateReplicas(resource, StatusReplicas, errors);
        if (LabelSelector is not null && Find(resource, LabelSelector, "string", out _) is { } fault)
        {
            errors.Add(FieldError.Invalid(LabelSelector, "", fault));
        }
    }

    private static void ValidateReplicas(MapNode resource, string path, List<FieldError> errors)
    {
        var fault = Find(resource, path, "int64", out var found);
        var replicas = found is NumberNode number && number.TryGetInt64(out var value) ? value : 0;
        fault ??= replicas < 0 ? "should be a non-negative integer" : replicas > int.MaxValue ? $"should be less than or equal to {int.MaxValue}" : null;
        if (fault is not null)
        {
            errors.Add(FieldError.Invalid(path, NumberNode.Of(replicas), fault));
        }
    }

    /// <summary>Follows the path. Returns what is wrong with the value found, in the words of the original's accessor.</summary>
    private static string? Find(MapNode resource, string path, string expected, out Node? value)
    {
        var steps = path.TrimStart('.').Split('.');
        value = resource;
        for (var i = 0; i < steps.Length; i++)
        {
            if (value is not MapNode map)
            {
                var at = string.Join('.', steps.Take(i + 1));
                return $".{at} accessor error: {GoTypes.Describe(value!)}, expected map[string]interface{{}}";
            }

            value = map[steps[i]];
            if (value is null)
            {
                return null;
            }
        }

        var isExpected = expected == "string" ? value is StringNode : value is NumberNode number && number.TryGetInt64(out _);
        return isExpected ? null : $".{string.Join('.', steps)} accessor error: {GoTypes.Describe(value)}, expected {expected}";
    }
}
