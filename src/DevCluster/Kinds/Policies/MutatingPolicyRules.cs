using Flux.DevCluster.Admission.Policies;
using Flux.DevCluster.Admission.Policies.Mutating;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of MutatingAdmissionPolicies: every expression must compile.</summary>
internal static class MutatingPolicyRules
{
    private static readonly string[] PatchTypes = ["ApplyConfiguration", "JSONPatch"];
    private static readonly string[] ReinvocationPolicies = ["IfNeeded", "Never"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        var errors = report.Errors;
        AdmissionPolicyRules.ValidateScope(spec, errors);
        var reinvocation = spec.GetString("reinvocationPolicy") ?? "";
        if (reinvocation.Length == 0)
        {
            errors.Add(FieldError.Required("spec.reinvocationPolicy"));
        }
        else if (!ReinvocationPolicies.Contains(reinvocation))
        {
            errors.Add(FieldError.NotSupported("spec.reinvocationPolicy", reinvocation, ReinvocationPolicies));
        }

        var compiler = new PolicyCompiler(spec);
        AdmissionPolicyRules.ValidateVariables(compiler, spec, errors);
        if (spec.GetList("mutations") is not { Count: > 0 })
        {
            errors.Add(FieldError.Required("spec.mutations", "mutations must contain at least one item"));
        }

        foreach (var (index, mutation) in spec.Items("mutations").Index())
        {
            ValidateMutation(compiler, mutation, $"spec.mutations[{index}]", errors);
        }
    }

    private static void ValidateMutation(PolicyCompiler compiler, MapNode mutation, string path, List<FieldError> errors)
    {
        var type = mutation.GetString("patchType") ?? "";
        if (type.Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.patchType"));
            return;
        }

        if (!PatchTypes.Contains(type))
        {
            errors.Add(FieldError.NotSupported($"{path}.patchType", type, PatchTypes));
            return;
        }

        var field = type == "JSONPatch" ? "jsonPatch" : "applyConfiguration";
        if (mutation.GetMap(field) is not { } patch)
        {
            errors.Add(FieldError.Required($"{path}.{field}", $"must be specified when patchType is {type}"));
        }
        else if ((patch.GetString("expression") ?? "").Trim().Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.{field}.expression", "expression is not specified"));
        }
        else
        {
            AdmissionPolicyRules.Report(PolicyMutation.Create(compiler, mutation)!.Expression, $"{path}.{field}.expression", errors);
        }
    }
}
