using System.Net.Sockets;
using System.Security.Cryptography;
using Flux.Manifests.Networking;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission;

/// <summary>The addresses and node ports that Services have.</summary>
internal sealed class TakenAddresses
{
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal) { "10.96.0.1", "10.96.0.10" };
    private readonly HashSet<long> _ports = [];

    public void Add(MapNode? spec)
    {
        _addresses.UnionWith((spec.GetList("clusterIPs") ?? []).OfType<StringNode>().Select(address => address.Value));
        foreach (var port in spec.GetList("ports") ?? [])
        {
            if (port.GetInt64("nodePort") is { } number)
            {
                _ports.Add(number);
            }
        }

        if (spec.GetInt64("healthCheckNodePort") is { } health)
        {
            _ports.Add(health);
        }
    }

    /// <summary>Why an address cannot be given; null when it can, or is none, which is told by others.</summary>
    public string? WhyNot(string address)
    {
        if (GoIp.Parse(address) is not { AddressFamily: AddressFamily.InterNetwork } parsed)
        {
            return null;
        }

        return parsed.GetAddressBytes() is not [10, >= 96 and < 112, _, _] ? $"the provided IP ({address}) is not in the valid range. The range of valid IPs is 10.96.0.0/12"
            : _addresses.Contains(address) ? "provided IP is already allocated" : null;
    }

    public bool HasPort(long port) => _ports.Contains(port);

    public bool TakePort(long port) => _ports.Add(port);

    /// <summary>An address of 10.96.0.0/12 that no Service has.</summary>
    public string FreeAddress()
    {
        string address;
        do
        {
            var number = RandomNumberGenerator.GetInt32(256, (1 << 20) - 1);
            address = $"10.{96 + (number >> 16)}.{(number >> 8) & 255}.{number & 255}";
        }
        while (!_addresses.Add(address));

        return address;
    }
}
