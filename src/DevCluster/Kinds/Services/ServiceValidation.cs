using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Pods;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Services;

internal static class ServiceValidation
{
    private static readonly string[] Types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
    private static readonly string[] Affinities = ["ClientIP", "None"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var errors = report.Errors;
        var spec = item.GetMap("spec") ?? new MapNode();
        var type = spec.GetString("type") ?? "";
        var ports = spec.Items("ports").ToList();
        if (ports.Count == 0 && type != "ExternalName" && spec.GetString("clusterIP") != "None")
        {
            errors.Add(FieldError.Required("spec.ports"));
        }

        if (type == "ExternalName")
        {
            ValidateExternalName(spec, errors);
        }

        ValidatePorts(ports, errors);
        LabelRules.ValidateLabels(spec["selector"], "spec.selector", errors);
        if (type.Length > 0 && !Types.Contains(type))
        {
            errors.Add(FieldError.NotSupported("spec.type", type, Types));
        }

        if (spec.GetString("sessionAffinity") is { } affinity && !Affinities.Contains(affinity))
        {
            errors.Add(FieldError.NotSupported("spec.sessionAffinity", affinity, Affinities));
        }

        ValidateNodePorts(ports, type, errors);
        ValidateAddresses(spec, errors);
        ValidateExternalPolicy(spec, type, errors);
    }

    private static void ValidateAddresses(MapNode spec, List<FieldError> errors)
    {
        // A headless Service without a selector may have endpoints of both families wherever it is.
        if (spec.GetString("ipFamilyPolicy") == "RequireDualStack" && spec.GetString("clusterIP") != "None")
        {
            errors.Add(FieldError.Invalid("spec.ipFamilyPolicy", "RequireDualStack", "this cluster is not configured for dual-stack services"));
        }

        if (spec.GetString("clusterIP") is { Length: > 0 } address and not "None" && !IsAddress(address))
        {
            errors.Add(FieldError.Invalid("spec.clusterIPs[0]", address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
        }
    }

    private static bool IsAddress(string text) =>
        System.Net.IPAddress.TryParse(text, out _) && (text.Contains(':', StringComparison.Ordinal) || text.Count(character => character == '.') == 3);

    private static void ValidateNodePorts(List<MapNode> ports, string type, List<FieldError> errors)
    {
        for (var i = 0; type == "ClusterIP" && i < ports.Count; i++)
        {
            if (ports[i].GetInt64("nodePort") is > 0)
            {
                errors.Add(FieldError.Forbidden($"spec.ports[{i}].nodePort", "may not be used when `type` is 'ClusterIP'"));
            }
        }
    }

    private static void ValidateExternalPolicy(MapNode spec, string type, List<FieldError> errors)
    {
        var isExternal = type is "NodePort" or "LoadBalancer" || (type == "ClusterIP" && spec.GetList("externalIPs") is { Count: > 0 });
        if (spec.GetString("externalTrafficPolicy") is not { Length: > 0 } policy)
        {
            return;
        }

        if (!isExternal)
        {
            errors.Add(FieldError.Invalid("spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services"));
        }
        else if (policy is not ("Cluster" or "Local"))
        {
            errors.Add(FieldError.NotSupported("spec.externalTrafficPolicy", policy, ["Cluster", "Local"]));
        }
    }

    /// <summary>The cluster address stays as long as the type has one.</summary>
    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report)
    {
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

    private static void ValidatePorts(List<MapNode> ports, List<FieldError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < ports.Count; i++)
        {
            var at = FieldPath.Root("spec").Child("ports").Index(i);
            ValidateName(ports, i, at, names, errors);
            ValidateNumbers(ports[i], at, errors);
            var key = (ports[i].GetString("protocol") ?? "", ports[i]["port"]?.ToString() ?? "");
            if (!seen.Add(key))
            {
                errors.Add(FieldError.Duplicate(at.ToString(), new MapNode { { "protocol", key.Item1 }, { "port", ports[i]["port"] ?? NullNode.Instance } }));
            }
        }
    }

    private static void ValidateName(List<MapNode> ports, int index, FieldPath at, HashSet<string> names, List<FieldError> errors)
    {
        // The only port may go without a name.
        if (ports.Count > 1 || ports[index].GetString("name") is { Length: > 0 })
        {
            EntryNames.Validate(ports[index], at, names, errors);
        }
    }

    private static void ValidateNumbers(MapNode port, FieldPath at, List<FieldError> errors)
    {
        var number = port.GetInt64("port") ?? 0;
        if (!PortValidation.IsPort(number))
        {
            errors.Add(FieldError.Invalid(at.Child("port").ToString(), NumberNode.Of(number), PortValidation.RangeText));
        }

        switch (port["targetPort"])
        {
            case NumberNode target when target.TryGetInt64(out var value) && !PortValidation.IsPort(value):
                errors.Add(FieldError.Invalid(at.Child("targetPort").ToString(), target, PortValidation.RangeText));
                break;
            case StringNode target:
                errors.AddRange(PortName.Faults(target.Value).Select(fault => FieldError.Invalid(at.Child("targetPort").ToString(), target, fault)));
                break;
        }

        if (port.GetString("protocol") is { } protocol && protocol is not ("SCTP" or "TCP" or "UDP"))
        {
            errors.Add(FieldError.NotSupported(at.Child("protocol").ToString(), protocol, ["SCTP", "TCP", "UDP"]));
        }
    }
}
