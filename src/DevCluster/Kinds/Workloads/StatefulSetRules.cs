using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Workloads;

internal static class StatefulSetRules
{
    private const string Text =
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', "
        + "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    public static void Validate(MapNode item, ValidationReport report)
    {
        if (item.GetString("spec", "podManagementPolicy") is { } policy and not ("OrderedReady" or "Parallel"))
        {
            report.Errors.Add(FieldError.Invalid("spec.podManagementPolicy", policy, "must be 'OrderedReady' or 'Parallel'"));
        }

        WorkloadValidation.Validate(item, "statefulset", report);
    }

    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report)
    {
        if (!Fixed(item).Equals(Fixed(old)))
        {
            report.Errors.Add(FieldError.Forbidden("spec", Text));
        }
    }

    private static MapNode Fixed(MapNode item)
    {
        var spec = item.GetMap("spec")?.Copy() ?? new MapNode();
        foreach (var field in (ReadOnlySpan<string>)["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"])
        {
            spec.Remove(field);
        }

        return spec;
    }
}
