using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Pods;
using Flux.KubeApi.Resources;
using Flux.Manifests.Networking;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of network policies: every peer is somebody, and not two at once.</summary>
internal static class NetworkPolicyRules
{
    private const string NoRange = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    private static readonly string[] Protocols = ["SCTP", "TCP", "UDP"];
    private static readonly string[] Types = ["Egress", "Ingress"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        ValidateDirection(item, "ingress", "from", report.Errors);
        ValidateDirection(item, "egress", "to", report.Errors);
        var index = 0;
        foreach (var type in (item.GetList("spec", "policyTypes") ?? []).OfType<StringNode>())
        {
            if (!Types.Contains(type.Value))
            {
                report.Errors.Add(FieldError.NotSupported($"spec.policyTypes[{index}]", type, Types));
            }

            index++;
        }
    }

    private static void ValidateDirection(MapNode item, string direction, string peers, List<FieldError> errors)
    {
        var rule = 0;
        foreach (var entry in item.Items("spec", direction))
        {
            foreach (var (index, port) in entry.Items("ports").Index())
            {
                ValidatePort(port, $"spec.{direction}[{rule}].ports[{index}]", errors);
            }

            foreach (var (index, peer) in entry.Items(peers).Index())
            {
                ValidatePeer(peer, $"spec.{direction}[{rule}].{peers}[{index}]", errors);
            }

            rule++;
        }
    }

    private static void ValidatePeer(MapNode peer, string path, List<FieldError> errors)
    {
        var hasBlock = peer.GetMap("ipBlock") is not null;
        var hasSelector = peer.ContainsKey("podSelector") || peer.ContainsKey("namespaceSelector");
        if (!hasBlock && !hasSelector)
        {
            errors.Add(FieldError.Required(path, "must specify a peer"));
        }
        else if (hasBlock && hasSelector)
        {
            errors.Add(FieldError.Forbidden(path, "may not specify both ipBlock and another peer"));
        }

        if (peer.GetMap("ipBlock") is { } block)
        {
            ValidateBlock(block, path + ".ipBlock", errors);
        }
    }

    private static void ValidatePort(MapNode port, string path, List<FieldError> errors)
    {
        if (port.GetString("protocol") is { } protocol && !Protocols.Contains(protocol))
        {
            errors.Add(FieldError.NotSupported(path + ".protocol", protocol, Protocols));
        }

        switch (port["port"])
        {
            case NumberNode number when number.TryGetInt64(out var value) && !PortValidation.IsPort(value):
                errors.Add(FieldError.Invalid(path + ".port", number, PortValidation.RangeText));
                break;
            case StringNode name:
                errors.AddRange(PortName.Faults(name.Value).Select(fault => FieldError.Invalid(path + ".port", name, fault)));
                break;
        }
    }

    private static void ValidateBlock(MapNode block, string path, List<FieldError> errors)
    {
        var range = block.GetString("cidr") ?? "";
        if (range.Length == 0)
        {
            errors.Add(FieldError.Required(path + ".cidr"));
        }
        else if (GoIp.ParseCidr(range) is null)
        {
            errors.Add(FieldError.Invalid(path + ".cidr", range, NoRange));
        }

        foreach (var (index, except) in (block.GetList("except") ?? []).OfType<StringNode>().Index())
        {
            if (GoIp.ParseCidr(except.Value) is null)
            {
                errors.Add(FieldError.Invalid($"{path}.except[{index}]", except, NoRange));
            }
        }
    }
}
