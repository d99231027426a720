using Flux.KubeApi.Resources;

namespace Flux.KubeApi.Validation;

/// <summary>Checks names inside objects; empty results mean that a name is well formed.</summary>
public static class NameRuleCheck
{
    public static IReadOnlyList<string> Subdomain(string name) => NameRules.Subdomain(name);

    public static IReadOnlyList<string> Label(string name) => NameRules.Check(NameRule.Label, name);

    public static IReadOnlyList<string> Label1035(string name) => NameRules.Check(NameRule.Label1035, name);

    /// <summary>A name with an optional DNS prefix, as label keys are.</summary>
    public static IReadOnlyList<string> QualifiedName(string name) => NameRules.QualifiedName(name);

    public static IReadOnlyList<string> PathSegment(string name) => NameRules.Check(NameRule.PathSegment, name);
}
