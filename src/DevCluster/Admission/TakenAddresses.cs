using System.Security.Cryptography;
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

    public bool HasAddress(string address) => _addresses.Contains(address);

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
