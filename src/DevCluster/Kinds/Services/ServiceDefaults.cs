using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Services;

internal static class ServiceDefaults
{
    private const int AffinitySeconds = 10_800;

    public static void Apply(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.Default("sessionAffinity", "None");
        spec.Default("type", "ClusterIP");
        if (spec.GetString("sessionAffinity") == "ClientIP")
        {
            spec.GetOrAddMap("sessionAffinityConfig").GetOrAddMap("clientIP").Default("timeoutSeconds", AffinitySeconds);
        }

        var type = spec.GetString("type");
        foreach (var port in spec.Items("ports"))
        {
            port.Default("protocol", "TCP");
            if ((port["targetPort"] is null or NumberNode { Text: "0" } or StringNode { Value: "" }) && port["port"] is { } number)
            {
                port.Set("targetPort", number);
            }
        }

        if (type is "NodePort" or "LoadBalancer" || (type == "ClusterIP" && spec.GetList("externalIPs") is { Count: > 0 }))
        {
            spec.Default("externalTrafficPolicy", "Cluster");
        }

        if (type is "NodePort" or "LoadBalancer" or "ClusterIP")
        {
            spec.Default("internalTrafficPolicy", "Cluster");
        }

        if (type == "LoadBalancer")
        {
            spec.Default("allocateLoadBalancerNodePorts", true);
        }
    }
}
