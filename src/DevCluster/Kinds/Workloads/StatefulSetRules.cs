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

        ValidateStrategy(item.GetMap("spec", "updateStrategy") ?? new MapNode(), report.Errors);
        foreach (var field in (ReadOnlySpan<string>)["whenDeleted", "whenScaled"])
        {
            if (item.GetString("spec", "persistentVolumeClaimRetentionPolicy", field) is { } retention and not ("Retain" or "Delete"))
            {
                report.Errors.Add(FieldError.NotSupported($"spec.persistentVolumeClaimRetentionPolicy.{field}", retention, ["Retain", "Delete"]));
            }
        }

        WorkloadValidation.Validate(item, "statefulset", report);
        WorkloadValidation.RequireNoneNegative(item, ["minReadySeconds"], report.Errors);
        if (item.GetInt64("spec", "ordinals", "start") is < 0 and var start)
        {
            report.Errors.Add(FieldError.Invalid("spec.ordinals.start", NumberNode.Of(start), "must be greater than or equal to 0"));
        }
    }

    private static void ValidateStrategy(MapNode strategy, List<FieldError> errors)
    {
        const string at = "spec.updateStrategy";
        var rolling = strategy.GetMap("rollingUpdate");
        switch (strategy.GetString("type"))
        {
            case "OnDelete" when rolling is not null:
                var given = new MapNode { { "Partition", rolling["partition"] ?? NumberNode.Of(0) }, { "MaxUnavailable", rolling["maxUnavailable"] ?? NullNode.Instance } };
                errors.Add(FieldError.Invalid($"{at}.rollingUpdate", given, "only allowed for updateStrategy 'RollingUpdate'"));
                break;
            case "RollingUpdate" when rolling.GetInt64("partition") is < 0 and var partition:
                errors.Add(FieldError.Invalid($"{at}.rollingUpdate.partition", NumberNode.Of(partition), "must be greater than or equal to 0"));
                break;
            case { } type and not ("OnDelete" or "RollingUpdate"):
                var printed = new MapNode { { "Type", type }, { "RollingUpdate", NullNode.Instance } };
                errors.Add(FieldError.Invalid(at, printed, "must be 'RollingUpdate' or 'OnDelete'"));
                break;
        }
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
