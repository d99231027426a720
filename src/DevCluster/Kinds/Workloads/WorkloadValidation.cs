using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Pods;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

/// <summary>Rules of kinds that make pods from a template and find them by a selector.</summary>
internal static class WorkloadValidation
{
    private const string NameWarning =
        "metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]";

    public static void Validate(MapNode item, string kind, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        if (spec.GetInt64("replicas") is < 0 and var replicas)
        {
            report.Errors.Add(FieldError.Invalid("spec.replicas", NumberNode.Of(replicas), "must be greater than or equal to 0"));
        }

        if (kind == "deployment" && item.GetString("metadata", "name")?.Contains('.', StringComparison.Ordinal) == true)
        {
            report.Warnings.Add(NameWarning);
        }

        ValidateSelector(spec, kind, report);
        if (spec.Get("template", "spec", "activeDeadlineSeconds") is NumberNode)
        {
            var owner = kind switch { "statefulset" => "StatefulSet", "daemonset" => "DaemonSet", _ => "ReplicaSet" };
            report.Errors.Add(FieldError.Forbidden("spec.template.spec.activeDeadlineSeconds", $"activeDeadlineSeconds in {owner} is not Supported"));
        }

        PodTemplateValidation.Validate(spec.GetMap("template") ?? new MapNode(), FieldPath.Root("spec").Child("template"), report, mustRunAlways: true, checksPods: kind != "statefulset");
    }

    public static void ValidateReplicaSet(MapNode item, ValidationReport report)
    {
        RequireNoneNegative(item, ["minReadySeconds"], report.Errors);
        Validate(item, "deployment", report);
    }

    /// <summary>Numbers of the spec that may be zero at the least.</summary>
    public static void RequireNoneNegative(MapNode item, ReadOnlySpan<string> fields, List<FieldError> errors)
    {
        foreach (var field in fields)
        {
            if (item.GetInt64("spec", field) is < 0 and var value)
            {
                errors.Add(FieldError.Invalid($"spec.{field}", NumberNode.Of(value), "must be greater than or equal to 0"));
            }
        }
    }

    public static void ValidateSelectorUnchanged(MapNode item, MapNode old, ValidationReport report)
    {
        var selector = item.Get("spec", "selector");
        var before = old.Get("spec", "selector");
        if (selector is null ? before is not null : !selector.Equals(before))
        {
            report.Errors.Add(FieldError.Invalid("spec.selector", selector ?? NullNode.Instance, "field is immutable"));
        }
    }

    private static void ValidateSelector(MapNode spec, string kind, ValidationReport report)
    {
        if (spec.GetMap("selector") is not { } selector)
        {
            report.Errors.Add(FieldError.Required("spec.selector"));
            ReportMismatch(spec, report);
            return;
        }

        SelectorValidation.Validate(selector, FieldPath.Root("spec").Child("selector"), report.Errors);
        if (selector.Count == 0 || (selector.GetMap("matchLabels") is null or { Count: 0 } && !selector.Items("matchExpressions").Any()))
        {
            report.Errors.Add(FieldError.Invalid("spec.selector", selector, $"empty selector is invalid for {kind}"));
            return;
        }

        if (kind is "deployment" or "replicaset" && !SelectorValidation.CanBeUsed(selector))
        {
            report.Errors.Add(FieldError.Invalid("spec.selector", selector, "invalid label selector"));
        }
        else if (!SelectorMatch.Matches(selector, spec.GetMap("template", "metadata", "labels") ?? new MapNode()))
        {
            ReportMismatch(spec, report);
        }
    }

    private static void ReportMismatch(MapNode spec, ValidationReport report) => report.Errors.Add(FieldError.Invalid(
        "spec.template.metadata.labels", spec.GetMap("template", "metadata", "labels") ?? (Node)NullNode.Instance, "`selector` does not match template `labels`"));
}
