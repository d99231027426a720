using Flux.Apply.Applying;
using Flux.Contracts.Kustomizations;

namespace Flux.Grains.Kustomizations;

/// <summary>The rules of <c>spec.ignore</c>, ready to be asked.</summary>
internal static class IgnoreRules
{
    /// <param name="specs">The rules as written.</param>
    /// <param name="fault">The field that cannot be understood and why, or null.</param>
    /// <returns>Empty when <paramref name="fault"/> is set.</returns>
    public static IReadOnlyList<IgnoreRule> TryCompile(IReadOnlyList<IgnoreRuleSpec> specs, out string? fault)
    {
        fault = null;
        var rules = new List<IgnoreRule>(specs.Count);
        foreach (var spec in specs)
        {
            if (ObjectPattern.TryCompile(Parts(spec.Target), out var problem) is not { } target)
            {
                fault = $"failed to create ignore rule selector: {problem}";
                return [];
            }

            rules.Add(new IgnoreRule(spec.Paths, target));
        }

        return rules;
    }

    private static ObjectPatternParts Parts(ObjectSelector? target) => target is null
        ? new ObjectPatternParts()
        : new ObjectPatternParts(
            target.Group, target.Version, target.Kind, target.Name, target.Namespace, target.LabelSelector, target.AnnotationSelector);
}
