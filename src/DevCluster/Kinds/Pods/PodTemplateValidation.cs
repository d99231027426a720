using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of pod templates.</summary>
internal static class PodTemplateValidation
{
    /// <param name="mustRunAlways">Whether the controller replaces ended pods, so that they may not end by themselves.</param>
    /// <param name="checksPods">
    /// False for stateful sets, whose pods the API server checks only when they are made: their claims are volumes by then.
    /// </param>
    public static void Validate(MapNode template, FieldPath path, ValidationReport report, bool mustRunAlways, bool checksPods = true)
    {
        LabelRules.ValidateLabels(template.Get("metadata", "labels"), path.Child("labels").ToString(), report.Errors);
        if (checksPods)
        {
            PodSpecValidation.Validate(template.GetMap("spec") ?? new MapNode(), path.Child("spec"), report);
        }

        PodWarnings.Add(template.GetMap("metadata"), template.GetMap("spec") ?? new MapNode(), path.Child("metadata"), path.Child("spec"), report.Warnings);
        var policy = template.GetString("spec", "restartPolicy") ?? "";
        if (mustRunAlways && policy != "Always")
        {
            report.Errors.Add(FieldError.NotSupported(path.Child("spec").Child("restartPolicy").ToString(), policy, ["Always"]));
        }
    }
}
