using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of a pod's spec that users meet: names, images, ports, volumes and references between them.</summary>
internal static class PodSpecValidation
{
    private static readonly string[] RestartPolicies = ["Always", "OnFailure", "Never"];
    private static readonly string[] DnsPolicies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];

    public static void Validate(MapNode spec, FieldPath path, ValidationReport report)
    {
        var errors = report.Errors;
        var volumes = VolumeValidation.Validate(spec, path.Child("volumes"), errors);
        ContainerValidation.ValidateList(spec, "containers", path, volumes, errors);
        ContainerValidation.ValidateList(spec, "initContainers", path, volumes, errors);
        ValidateChoice(spec, "restartPolicy", RestartPolicies, path, errors);
        ValidateChoice(spec, "dnsPolicy", DnsPolicies, path, errors);
        if (spec.GetString("dnsPolicy") == "None" && spec["dnsConfig"] is null)
        {
            errors.Add(FieldError.Required(path.Child("dnsConfig").ToString(), "must provide `dnsConfig` when `dnsPolicy` is None"));
        }

        LabelRules.ValidateLabels(spec["nodeSelector"], path.Child("nodeSelector").ToString(), errors);
        ValidateIds(spec.GetMap("securityContext"), path.Child("securityContext"), errors);
        SecurityContextValidation.ValidateProfile(spec.GetMap("securityContext"), path.Child("securityContext"), errors);
        HostAliasRules.Validate(spec, path.Child("hostAliases"), errors);
        PlacementValidation.ValidateAffinity(spec, path.Child("affinity"), errors);
        PlacementValidation.ValidateSpread(spec, path.Child("topologySpreadConstraints"), errors);
        if (spec.GetString("serviceAccountName") is { Length: > 0 } account)
        {
            foreach (var fault in NameRuleCheck.Subdomain(account))
            {
                errors.Add(FieldError.Invalid(path.Child("serviceAccountName").ToString(), account, fault));
            }
        }

        if (spec.GetInt64("activeDeadlineSeconds") is { } seconds && seconds is < 1 or > int.MaxValue)
        {
            errors.Add(FieldError.Invalid(path.Child("activeDeadlineSeconds").ToString(), NumberNode.Of(seconds), "must be between 1 and 2147483647, inclusive"));
        }

        ValidateHost(spec, "hostname", path, errors);
        ValidateHost(spec, "subdomain", path, errors);
        TolerationValidation.Validate(spec, path.Child("tolerations"), errors);
    }

    private static void ValidateHost(MapNode spec, string field, FieldPath path, List<FieldError> errors)
    {
        if (spec.GetString(field) is { Length: > 0 } name)
        {
            errors.AddRange(NameRuleCheck.Label(name).Select(fault => FieldError.Invalid(path.Child(field).ToString(), name, fault)));
        }
    }

    private static void ValidateIds(MapNode? context, FieldPath path, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["fsGroup", "runAsUser", "runAsGroup"])
        {
            if (context.GetInt64(field) is { } id && id is < 0 or > int.MaxValue)
            {
                errors.Add(FieldError.Invalid(path.Child(field).ToString(), NumberNode.Of(id), "must be between 0 and 2147483647, inclusive"));
            }
        }
    }

    private static void ValidateChoice(MapNode map, string field, string[] allowed, FieldPath path, List<FieldError> errors)
    {
        var value = map.GetString(field) ?? "";
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child(field).ToString()));
        }
        else if (!allowed.Contains(value))
        {
            errors.Add(FieldError.NotSupported(path.Child(field).ToString(), value, allowed));
        }
    }
}
