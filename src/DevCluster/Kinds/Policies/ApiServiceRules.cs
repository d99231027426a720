using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of APIServices: a name made of what is served, and a place among the others.</summary>
internal static class ApiServiceRules
{
    private const int GroupLimit = 20_000;
    private const int VersionLimit = 1_000;

    public static void Validate(MapNode item, ValidationReport report)
    {
        var (group, version) = (item.GetString("spec", "group") ?? "", item.GetString("spec", "version") ?? "");
        var name = item.GetString("metadata", "name") ?? "";
        var errors = report.Errors;
        if (name != $"{version}.{group}")
        {
            errors.Add(FieldError.Invalid("metadata.name", name, $"must be `spec.version+\".\"+spec.group`: \"{version}.{group}\""));
        }

        if (group.Length == 0 && version != "v1")
        {
            errors.Add(FieldError.Required("spec.group", "only v1 may have an empty group and it better be legacy kube"));
        }

        errors.AddRange(NameRuleCheck.Label1035(version).Select(fault => FieldError.Invalid("spec.version", version, fault)));
        ValidatePriority(item, "groupPriorityMinimum", GroupLimit, errors);
        ValidatePriority(item, "versionPriority", VersionLimit, errors);
    }

    private static void ValidatePriority(MapNode item, string field, int limit, List<FieldError> errors)
    {
        var value = item.GetInt64("spec", field) ?? 0;
        if (value <= 0 || value > limit)
        {
            errors.Add(FieldError.Invalid($"spec.{field}", NumberNode.Of(value), $"must be positive and less than {limit}"));
        }
    }
}
