using System.Net.Sockets;
using System.Security.Cryptography;
using Flux.Manifests.Networking;

namespace Flux.DevCluster.Admission;

/// <summary>The addresses and node ports that Services have.</summary>
internal sealed class TakenAddresses
{
    private static readonly ServiceClaim Reserved = new(["10.96.0.1", "10.96.0.10"], []);

    private readonly List<ServiceClaim> _claims = [Reserved];
    private readonly HashSet<long> _given = [];

    public void Add(ServiceClaim claim) => _claims.Add(claim);

    /// <summary>Why an address cannot be given; null when it can, or is none, which is told by others.</summary>
    public string? WhyNot(string address)
    {
        if (GoIp.Parse(address) is not { AddressFamily: AddressFamily.InterNetwork } parsed)
        {
            return null;
        }

        return parsed.GetAddressBytes() is not [10, >= 96 and < 112, _, _] ? $"the provided IP ({address}) is not in the valid range. The range of valid IPs is 10.96.0.0/12"
            : HasAddress(address) ? "provided IP is already allocated" : null;
    }

    public bool HasPort(long port) => _given.Contains(port) || _claims.Exists(claim => claim.Ports.Contains(port));

    public bool TakePort(long port) => !HasPort(port) && _given.Add(port);

    /// <summary>An address of 10.96.0.0/12 that no Service has.</summary>
    public string FreeAddress()
    {
        string address;
        do
        {
            var number = RandomNumberGenerator.GetInt32(256, (1 << 20) - 1);
            address = $"10.{96 + (number >> 16)}.{(number >> 8) & 255}.{number & 255}";
        }
        while (HasAddress(address));

        return address;
    }

    private bool HasAddress(string address) => _claims.Exists(claim => claim.Addresses.Contains(address));
}
