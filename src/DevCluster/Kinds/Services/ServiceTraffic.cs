using Flux.DevCluster.Kinds.Pods;
using Flux.Manifests.Networking;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Services;

/// <summary>The rules of who reaches a Service, and by which ways.</summary>
internal static class ServiceTraffic
{
    private const string RangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private const string BalancersOnly = "may only be used when `type` is 'LoadBalancer'";

    private static readonly string[] Policies = ["Cluster", "Local"];
    private static readonly string[] Distributions = ["PreferClose", "PreferSameNode", "PreferSameZone"];

    public static void Validate(MapNode item, MapNode spec, string type, List<FieldError> errors)
    {
        ValidateSourceRanges(item, spec, type, errors);
        if (spec["allocateLoadBalancerNodePorts"] is BooleanNode && type != "LoadBalancer")
        {
            errors.Add(FieldError.Forbidden("spec.allocateLoadBalancerNodePorts", BalancersOnly));
        }

        ValidateClass(spec, type, errors);
        ValidateExternalPolicy(spec, type, errors);
        if (spec.GetString("internalTrafficPolicy") is { } inner && !Policies.Contains(inner))
        {
            errors.Add(FieldError.NotSupported("spec.internalTrafficPolicy", inner, Policies));
        }

        if (spec.GetString("trafficDistribution") is { } distribution && !Distributions.Contains(distribution))
        {
            errors.Add(FieldError.NotSupported("spec.trafficDistribution", distribution, Distributions));
        }
    }

    public static void ValidateChange(MapNode item, MapNode old, List<FieldError> errors)
    {
        var (now, before) = (item.GetMap("spec") ?? new MapNode(), old.GetMap("spec") ?? new MapNode());
        if (now.GetString("type") == "LoadBalancer" && before.GetString("type") == "LoadBalancer" && now.GetString("loadBalancerClass") != before.GetString("loadBalancerClass"))
        {
            errors.Add(FieldError.Invalid("spec.loadBalancerClass", now["loadBalancerClass"] ?? NullNode.Instance, "may not change once set"));
        }

        if (NeedsHealthCheck(now) && NeedsHealthCheck(before) && now.GetInt64("healthCheckNodePort") != before.GetInt64("healthCheckNodePort"))
        {
            errors.Add(FieldError.Forbidden("spec.healthCheckNodePort", "field is immutable"));
        }
    }

    private static void ValidateSourceRanges(MapNode item, MapNode spec, string type, List<FieldError> errors)
    {
        // The original names the field as its own program does.
        string at = "spec.LoadBalancerSourceRanges";
        (string At, string Range)[] ranges;
        if (spec.GetList("loadBalancerSourceRanges") is { Count: > 0 } list)
        {
            ranges = [.. list.OfType<StringNode>().Index().Select(range => ($"{at}[{range.Index}]", range.Item.Value.Trim()))];
        }
        else if (item.GetString("metadata", "annotations", RangesAnnotation) is { } annotation)
        {
            at = $"metadata.annotations[{RangesAnnotation}]";
            ranges = [.. annotation.Trim().Split(',').Where(_ => annotation.Trim().Length > 0).Select(range => (at, range.Trim()))];
        }
        else
        {
            return;
        }

        if (type != "LoadBalancer")
        {
            errors.Add(FieldError.Forbidden(at, BalancersOnly));
        }

        errors.AddRange(ranges.Where(range => GoIp.ParseCidr(range.Range) is null)
            .Select(range => FieldError.Invalid(range.At, range.Range, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")));
    }

    private static void ValidateClass(MapNode spec, string type, List<FieldError> errors)
    {
        if (spec.GetString("loadBalancerClass") is not { } name)
        {
            return;
        }

        if (type == "LoadBalancer")
        {
            errors.AddRange(NameRules.QualifiedName(name).Select(fault => FieldError.Invalid("spec.loadBalancerClass", name, fault)));
        }
        else
        {
            errors.Add(FieldError.Forbidden("spec.loadBalancerClass", BalancersOnly));
        }
    }

    private static void ValidateExternalPolicy(MapNode spec, string type, List<FieldError> errors)
    {
        var policy = spec.GetString("externalTrafficPolicy") ?? "";
        var isExternal = type is "NodePort" or "LoadBalancer" || (type == "ClusterIP" && spec.GetList("externalIPs") is { Count: > 0 });
        if (policy.Length > 0 && !isExternal)
        {
            errors.Add(FieldError.Invalid("spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services"));
        }
        else if (policy.Length > 0 && !Policies.Contains(policy))
        {
            errors.Add(FieldError.NotSupported("spec.externalTrafficPolicy", policy, Policies));
        }

        if (spec.GetInt64("healthCheckNodePort") is not { } port || port == 0)
        {
            return;
        }

        if (!NeedsHealthCheck(spec))
        {
            errors.Add(FieldError.Invalid("spec.healthCheckNodePort", NumberNode.Of(port), "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"));
        }
        else if (!PortValidation.IsPort(port))
        {
            errors.Add(FieldError.Invalid("spec.healthCheckNodePort", NumberNode.Of(port), PortValidation.RangeText));
        }
    }

    private static bool NeedsHealthCheck(MapNode spec) => spec.GetString("type") == "LoadBalancer" && spec.GetString("externalTrafficPolicy") == "Local";
}
