using System.Net;
using System.Net.Sockets;

namespace Flux.Sources.Egress;

/// <summary>Which addresses tenants may make this process connect to. Checked after name resolution, for every connection.</summary>
public sealed class EgressPolicy
{
    private readonly Func<IPAddress, bool> _allows;

    private EgressPolicy(Func<IPAddress, bool> allows) => _allows = allows;

    /// <summary>
    /// Everything but link-local (where clouds serve credentials), multicast and unspecified addresses. Right where Git
    /// servers live beside the control plane.
    /// </summary>
    public static EgressPolicy Default { get; } = new(address => !IsNeverAllowed(address));

    /// <summary>Only addresses of the public internet.</summary>
    public static EgressPolicy PublicOnly { get; } = new(address => !IsNeverAllowed(address) && !IsPrivate(address));

    public bool Allows(IPAddress address) => _allows(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

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

        var allowed = Array.FindAll(addresses, Allows);
        return allowed.Length > 0 ? allowed : throw new SourceException($"connections to the address of '{host}' are not allowed");
    }

    private static bool IsNeverAllowed(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6Multicast || address.IsIPv6LinkLocal
        || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..] or [>= 224, ..] or [0, ..]);

    private static bool IsPrivate(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal
        || (address.AddressFamily == AddressFamily.InterNetwork
            && address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] or [100, >= 64 and < 128, ..]);
}
