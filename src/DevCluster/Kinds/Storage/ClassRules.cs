using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Storage;

/// <summary>The rules of storage and priority classes.</summary>
internal static class ClassRules
{
    private const long HighestPriority = 1_000_000_000;
    private const string SystemPrefix = "system-";

    private static readonly string[] ReclaimPolicies = ["Delete", "Retain"];
    private static readonly string[] BindingModes = ["Immediate", "WaitForFirstConsumer"];

    public static void ValidateStorage(MapNode item, ValidationReport report)
    {
        if (string.IsNullOrEmpty(item.GetString("provisioner")))
        {
            report.Errors.Add(FieldError.Required("provisioner", item.GetString("provisioner") ?? ""));
        }

        ValidateChoice(item, "reclaimPolicy", ReclaimPolicies, report.Errors);
        ValidateChoice(item, "volumeBindingMode", BindingModes, report.Errors);
    }

    public static void ValidatePriority(MapNode item, ValidationReport report)
    {
        var name = item.GetString("metadata", "name") ?? "";
        if (name.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            if (name is not ("system-cluster-critical" or "system-node-critical"))
            {
                report.Errors.Add(FieldError.Forbidden("metadata.name", $"priority class names with '{SystemPrefix}' prefix are reserved for system use only"));
            }
        }
        else if (item.GetInt64("value") > HighestPriority)
        {
            report.Errors.Add(FieldError.Forbidden("value", $"maximum allowed value of a user defined priority is {HighestPriority}"));
        }
    }

    private static void ValidateChoice(MapNode item, string field, string[] allowed, List<FieldError> errors)
    {
        if (item.GetString(field) is { Length: > 0 } value && !allowed.Contains(value))
        {
            errors.Add(FieldError.NotSupported(field, value, allowed));
        }
    }
}
