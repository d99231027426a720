using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of network policies: every peer is somebody, and not two at once.</summary>
internal static class NetworkPolicyRules
{
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
    }
}
