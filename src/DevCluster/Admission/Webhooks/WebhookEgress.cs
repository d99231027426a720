using System.Net;
using System.Net.Sockets;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>
/// Where webhooks may be. Whoever may register one chooses the address: those of the machine's own link, where clouds hand out
/// credentials, are never connected to, and those that are no single host's are not either.
/// </summary>
/// <param name="restriction">What is allowed besides; null for everything else.</param>
internal sealed class WebhookEgress(Func<IPAddress, bool>? restriction)
{
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !IsLinkLocal(plain) && !IsNoHost(plain) && restriction?.Invoke(plain) != false;
    }

    private static bool IsLinkLocal(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return address.IsIPv6LinkLocal;
        }

        Span<byte> bytes = stackalloc byte[4];
        return address.TryWriteBytes(bytes, out _) && bytes is [169, 254, ..];
    }

    private static bool IsNoHost(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any);
        }

        Span<byte> bytes = stackalloc byte[4];
        return address.TryWriteBytes(bytes, out _) && (bytes[0] is 0 or >= 224);
    }
}
