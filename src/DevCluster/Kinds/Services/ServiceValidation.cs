using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Services;

internal static class ServiceValidation
{
    private const int MaxAffinitySeconds = 86_400;

    private static readonly string[] Types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
    private static readonly string[] Affinities = ["ClientIP", "None"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var errors = report.Errors;
        var spec = item.GetMap("spec") ?? new MapNode();
        var type = spec.GetString("type") ?? "";
        var ports = spec.Items("ports").ToList();
        if (ports.Count == 0 && type != "ExternalName" && !IsHeadless(spec))
        {
            errors.Add(FieldError.Required("spec.ports"));
        }

        ValidateByType(spec, type, errors);
        ServicePorts.Validate(ports, errors);
        LabelRules.ValidateLabels(spec["selector"], "spec.selector", errors);
        ValidateAffinity(spec, errors);
        ServiceAddressRules.Validate(spec, type, errors);
        if (type.Length > 0 && !Types.Contains(type))
        {
            errors.Add(FieldError.NotSupported("spec.type", type, Types));
        }

        ServicePorts.ValidateNodePorts(ports, type, errors);
        ServicePorts.ValidateUnique(ports, errors);
        ServiceTraffic.Validate(item, spec, type, errors);
    }

    private static bool IsHeadless(MapNode spec) => spec.GetString("clusterIP") == "None";

    private static void ValidateByType(MapNode spec, string type, List<FieldError> errors)
    {
        if (type is "LoadBalancer" or "NodePort" && IsHeadless(spec))
        {
            errors.Add(FieldError.Invalid("spec.clusterIPs[0]", "None", $"may not be set to 'None' for {type} services"));
        }

        if (type != "ExternalName")
        {
            return;
        }

        foreach (var field in (ReadOnlySpan<string>)["clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (spec[field] is not (null or NullNode or ListNode { Count: 0 }) || (field == "clusterIPs" && spec.GetString("clusterIP") is { Length: > 0 }))
            {
                errors.Add(FieldError.Forbidden($"spec.{field}", "may not be set for ExternalName services"));
            }
        }

        ValidateExternalName(spec, errors);
    }

    private static void ValidateAffinity(MapNode spec, List<FieldError> errors)
    {
        var affinity = spec.GetString("sessionAffinity") ?? "None";
        const string at = "spec.sessionAffinityConfig";
        if (!Affinities.Contains(affinity))
        {
            errors.Add(FieldError.NotSupported("spec.sessionAffinity", affinity, Affinities));
        }
        else if (affinity == "None" && spec.GetMap("sessionAffinityConfig") is not null)
        {
            errors.Add(FieldError.Forbidden(at, "must not be set when session affinity is None"));
        }
        else if (affinity == "ClientIP" && spec.GetInt64("sessionAffinityConfig", "clientIP", "timeoutSeconds") is { } seconds and (<= 0 or > MaxAffinitySeconds))
        {
            errors.Add(FieldError.Invalid($"{at}.clientIP.timeoutSeconds", NumberNode.Of(seconds), $"must be greater than 0 and less than {MaxAffinitySeconds}"));
        }
    }

    /// <summary>The cluster address stays as long as the type has one.</summary>
    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report)
    {
        ServiceTraffic.ValidateChange(item, old, report.Errors);
        if (item.GetString("spec", "type") == "ExternalName" || old.GetString("spec", "type") == "ExternalName")
        {
            return;
        }

        var before = old.GetString("spec", "clusterIP") ?? "";
        var address = item.GetString("spec", "clusterIP") ?? "";
        if (before.Length > 0 && address != before)
        {
            report.Errors.Add(FieldError.Invalid("spec.clusterIPs[0]", new ListNode { address }, "may not change once set"));
        }
    }

    private static void ValidateExternalName(MapNode spec, List<FieldError> errors)
    {
        var name = spec.GetString("externalName") ?? "";
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required("spec.externalName"));
            return;
        }

        foreach (var fault in NameRuleCheck.Subdomain(name.TrimEnd('.')))
        {
            errors.Add(FieldError.Invalid("spec.externalName", name, fault));
        }
    }
}
