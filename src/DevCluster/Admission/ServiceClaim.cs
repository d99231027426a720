using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission;

/// <summary>What one Service has of what all of them share: its cluster addresses and its node ports.</summary>
internal sealed record ServiceClaim(string[] Addresses, long[] Ports)
{
    public static ServiceClaim Of(MapNode service)
    {
        var spec = service.GetMap("spec");
        var ports = (spec.GetList("ports") ?? []).Select(port => port.GetInt64("nodePort")).Append(spec.GetInt64("healthCheckNodePort"));
        return new ServiceClaim(
            [.. (spec.GetList("clusterIPs") ?? []).OfType<StringNode>().Select(address => address.Value)],
            [.. ports.OfType<long>()]);
    }
}
