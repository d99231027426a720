using System.Net;
using System.Net.Sockets;

namespace Flux.Sources.Egress;

/// <summary>Which addresses tenants may make this process connect to. Checked after name resolution, for every connection.</summary>
public sealed class EgressPolicy
{
    private readonly Func<IPAddress, bool> _allows;

    private readonly IReadOnlyList<string> _trustedHosts;

    private EgressPolicy(Func<IPAddress, bool> allows, IReadOnlyList<string>? trustedHosts = null)
    {
        _allows = allows;
        _trustedHosts = trustedHosts ?? [];
    }

    /// <summary>
    /// Everything but link-local (where clouds serve credentials), multicast and unspecified addresses. Right where Git
    /// servers live beside the control plane.
    /// </summary>
    public static EgressPolicy Default { get; } = new(address => !IsNeverAllowed(address));

    /// <summary>Only addresses of the public internet.</summary>
    public static EgressPolicy PublicOnly { get; } = new(address => !IsNeverAllowed(address) && !IsPrivate(address));

    /// <summary>
    /// This policy, with hosts that may be connected to wherever they are (except where nothing may): what an operator names, such
    /// as a controller of the same cluster. <c>.svc.cluster.local</c> stands for every host below it.
    /// </summary>
    public EgressPolicy Trusting(IEnumerable<string> hosts) => new(_allows, [.. _trustedHosts, .. hosts]);

    public bool Allows(IPAddress address) => Forms(address).All(_allows);

    /// <summary>The addresses of a host that may be connected to.</summary>
    /// <exception cref="SourceException">The name has no address, or none that is allowed.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal)
                ? [literal]
                : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            throw new SourceException($"dial tcp: lookup {host}: no such host");
        }

        var allowed = Array.FindAll(addresses, IsTrusted(host) ? static address => !Forms(address).Any(IsNeverAllowed) : Allows);
        return allowed.Length > 0 ? allowed : throw new SourceException($"connections to the address of '{host}' are not allowed");
    }

    /// <summary>An address, and the one that a gateway may translate it to: whoever may not be reached may not be reached that way either.</summary>
    private static IEnumerable<IPAddress> Forms(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return [address.MapToIPv4()];
        }

        return Embedded(address.GetAddressBytes()) is { } inner ? [address, new IPAddress(inner)] : [address];
    }

    /// <summary>The IPv4 address in one of NAT64 (well-known or local prefix), 6to4, or of the old compatible form.</summary>
    private static byte[]? Embedded(byte[] bytes) => bytes switch
    {
        [0, 0x64, 0xff, 0x9b, 0, 0 or 1, ..] => bytes[12..],
        [0x20, 0x02, ..] => bytes[2..6],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. var inner] when inner is not [0, 0, 0, 0 or 1] => inner,
        _ => null,
    };

    private bool IsTrusted(string host)
    {
        foreach (var trusted in _trustedHosts)
        {
            if (trusted.StartsWith('.') ? host.EndsWith(trusted, StringComparison.OrdinalIgnoreCase) : host.Equals(trusted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNeverAllowed(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6Multicast || address.IsIPv6LinkLocal
        || IsMetadataService(address)
        || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..] or [>= 224, ..] or [0, ..]);

    /// <summary>Where clouds serve credentials outside the link-local range: Alibaba, Oracle, and AWS over IPv6.</summary>
    private static bool IsMetadataService(IPAddress address) =>
        address.GetAddressBytes() is [100, 100, 100, 200] or [192, 0, 0, 192] or [0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54];

    private static bool IsPrivate(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal
        || (address.AddressFamily == AddressFamily.InterNetwork
            && address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] or [100, >= 64 and < 128, ..]);
}
