using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>
/// Holds the expressions of a policy against the types of the kinds that it names. At run time objects are of any type, so what is
/// found here is a warning and no error.
/// </summary>
internal static class PolicyTypeCheck
{
    private const int MaxKinds = 10;

    /// <summary>The warnings, in the form of <c>status.typeChecking.expressionWarnings</c>.</summary>
    public static ListNode Warnings(MapNode spec, ResourceCatalog catalog)
    {
        var kinds = Kinds(spec, catalog).DistinctBy(entry => entry.Kind).Take(MaxKinds).ToArray();
        var compilers = kinds.Select(entry => (entry.Kind, Compiler: Compiler(spec, entry.Version))).ToArray();
        var warnings = new ListNode();
        foreach (var (index, validation) in spec.Items("validations").Index())
        {
            var path = $"spec.validations[{index}]";
            Add(warnings, $"{path}.expression", compilers.Select(entry => (entry.Kind, entry.Compiler.Validation(validation))));
            if (validation.GetString("messageExpression") is { Length: > 0 })
            {
                Add(warnings, $"{path}.messageExpression", compilers.Select(entry => (entry.Kind, entry.Compiler.Message(validation)!)));
            }
        }

        return warnings;
    }

    private static PolicyCompiler Compiler(MapNode spec, ServedVersion version)
    {
        var component = version.Schema.OpenApi!;
        var compiler = new PolicyCompiler(spec, OpenApiCelTypes.Of(component.Schema, component.Resolve, component.Name));
        foreach (var variable in spec.Items("variables"))
        {
            compiler.AddVariable(variable);
        }

        return compiler;
    }

    private static void Add(ListNode warnings, string field, IEnumerable<(string Kind, CompiledExpression Expression)> results)
    {
        const string Prefix = "compilation failed: ";
        string[] faults =
        [
            .. results.Where(result => result.Expression.Error?.StartsWith(Prefix, StringComparison.Ordinal) == true)
                .Select(result => $"{result.Kind}: {result.Expression.Error![Prefix.Length..]}\n"),
        ];
        if (faults.Length > 0)
        {
            warnings.Add(new MapNode { { "fieldRef", field }, { "warning", string.Join('\n', faults) } });
        }
    }

    /// <summary>The kinds that the rules name without a star.</summary>
    private static IEnumerable<(string Kind, ServedVersion Version)> Kinds(MapNode spec, ResourceCatalog catalog)
    {
        foreach (var rule in spec.GetMap("matchConstraints").Items("resourceRules"))
        {
            foreach (var group in Texts(rule, "apiGroups"))
            {
                foreach (var plural in Texts(rule, "resources"))
                {
                    var resource = catalog.Find(group, plural);
                    foreach (var name in resource is null ? [] : Texts(rule, "apiVersions"))
                    {
                        if (resource!.FindVersion(name) is { Schema.OpenApi: not null } version)
                        {
                            yield return ($"{resource.KindIn(name).ApiVersion}, Kind={resource.Kind}", version);
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Texts(MapNode rule, string field) => (rule.GetList(field) ?? []).OfType<StringNode>().Select(text => text.Value);
}
