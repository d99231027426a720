using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Pods;
using Flux.DevCluster.Kinds.Printing;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

/// <summary>What is particular to Jobs: the selector made from the uid, and pods that end.</summary>
internal static class JobRules
{
    private const string UidLabel = "batch.kubernetes.io/controller-uid";
    private const string NameLabel = "batch.kubernetes.io/job-name";

    private const string Immutable = "field is immutable";

    private static readonly string[] CompletionModes = ["NonIndexed", "Indexed"];
    private static readonly string[] PolicyNames = ["OnFailure", "Never"];

    public static void Complete(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec || spec.GetBoolean("manualSelector") == true)
        {
            return;
        }

        var uid = item.GetString("metadata", "uid") ?? "";
        var name = item.GetString("metadata", "name") ?? "";
        spec.TryAdd("manualSelector", false);
        spec.GetOrAddMap("selector").GetOrAddMap("matchLabels").Set(UidLabel, uid);
        var labels = spec.GetOrAddMap("template").GetOrAddMap("metadata").GetOrAddMap("labels");
        labels.Set(UidLabel, uid);
        labels.Set(NameLabel, name);
        labels.Set("controller-uid", uid);
        labels.Set("job-name", name);
    }

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        foreach (var field in (ReadOnlySpan<string>)["parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"])
        {
            if (spec.GetInt64(field) is < 0 and var value)
            {
                report.Errors.Add(FieldError.Invalid($"spec.{field}", NumberNode.Of(value), "must be greater than or equal to 0"));
            }
        }

        if (spec.GetString("completionMode") is { } mode && !CompletionModes.Contains(mode))
        {
            report.Errors.Add(FieldError.NotSupported("spec.completionMode", mode, CompletionModes));
        }
        else if (spec.GetString("completionMode") == "Indexed" && spec["completions"] is null)
        {
            report.Errors.Add(FieldError.Required("spec.completions", "when completion mode is Indexed"));
        }

        if (spec.GetBoolean("manualSelector") == true && spec.GetMap("selector") is null)
        {
            report.Errors.Add(FieldError.Required("spec.selector"));
        }

        if (spec.GetBoolean("manualSelector") != true && spec.GetMap("selector", "matchLabels") is { Count: > 1 })
        {
            report.Errors.Add(FieldError.Invalid("spec.selector", spec["selector"], "`selector` not auto-generated"));
        }

        ValidateTemplate(spec, FieldPath.Root("spec"), report);
        if (spec.GetMap("template", "metadata", "labels") is { Count: > 0 } labels)
        {
            // A Job without labels takes those of its pods; they are not checked as its own.
            item.GetOrAddMap("metadata").TryAdd("labels", labels.Copy());
        }
    }

    public static void ValidateTemplate(MapNode spec, FieldPath path, ValidationReport report)
    {
        var template = path.Child("template");
        PodTemplateValidation.Validate(spec.GetMap("template") ?? new MapNode(), template, report, mustRunAlways: false);
        var policy = spec.GetString("template", "spec", "restartPolicy") ?? "";
        if (policy is "Always" or "")
        {
            report.Errors.Add(FieldError.Required(template.Child("spec").Child("restartPolicy").ToString(), "valid values: \"OnFailure\", \"Never\""));
        }
        else if (!PolicyNames.Contains(policy))
        {
            report.Errors.Add(FieldError.NotSupported(template.Child("spec").Child("restartPolicy").ToString(), policy, PolicyNames));
        }
    }

    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report)
    {
        RequireSame(item, old, "completions", report);
        RequireSame(item, old, "selector", report);
        ValidateTemplateChange(item.GetMap("spec", "template") ?? new MapNode(), old, report);
        RequireSame(item, old, "completionMode", report);
    }

    private static void RequireSame(MapNode item, MapNode old, string field, ValidationReport report)
    {
        var now = item.Get("spec", field);
        var before = old.Get("spec", field);
        if (now is null ? before is not null : !now.Equals(before))
        {
            report.Errors.Add(FieldError.Invalid($"spec.{field}", now ?? NullNode.Instance, Immutable));
        }
    }

    /// <summary>Where the pods of a suspended Job are to run, and with what, may still be said.</summary>
    private static void ValidateTemplateChange(MapNode template, MapNode old, ValidationReport report)
    {
        var before = old.GetMap("spec", "template") ?? new MapNode();
        if (old.GetBoolean("spec", "suspend") != true || old.Get("status", "startTime") is not null)
        {
            if (!template.Equals(before))
            {
                report.Errors.Add(FieldError.Invalid("spec.template", InternalForm.PodTemplate(template), Immutable));
            }

            return;
        }

        var spec = template.GetMap("spec") ?? new MapNode();
        if (!WithoutPlace(spec).Equals(WithoutPlace(before.GetMap("spec") ?? new MapNode())))
        {
            report.Errors.Add(FieldError.Invalid("spec.template.spec", InternalForm.PodSpec(spec), Immutable));
        }
    }

    private static MapNode WithoutPlace(MapNode spec)
    {
        var copy = spec.Copy();
        foreach (var field in (ReadOnlySpan<string>)["nodeSelector", "tolerations", "affinity", "schedulingGates"])
        {
            copy.Remove(field);
        }

        foreach (var container in copy.Items("containers").Concat(copy.Items("initContainers")))
        {
            container.Remove("resources");
        }

        return copy;
    }
}
