using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of pod templates.</summary>
internal static class PodTemplateValidation
{
    /// <param name="mustRunAlways">Whether the controller replaces ended pods, so that they may not end by themselves.</param>
    public static void Validate(MapNode template, FieldPath path, ValidationReport report, bool mustRunAlways)
    {
        LabelRules.ValidateLabels(template.Get("metadata", "labels"), path.Child("labels").ToString(), report.Errors);
        PodSpecValidation.Validate(template.GetMap("spec") ?? new MapNode(), path.Child("spec"), report);
        var policy = template.GetString("spec", "restartPolicy") ?? "";
        if (mustRunAlways && policy != "Always")
        {
            report.Errors.Add(FieldError.NotSupported(path.Child("spec").Child("restartPolicy").ToString(), policy, ["Always"]));
        }
    }
}
