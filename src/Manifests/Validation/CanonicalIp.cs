using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Flux.Manifests.Networking;

namespace Flux.Manifests.Validation;

/// <summary>Addresses printed after RFC 5952, as Go prints them.</summary>
internal static class CanonicalIp
{
    public static string Format(IPAddress address)
    {
        // The framework prints a dotted tail for addresses that begin with 96 zero bits; Go does not.
        var bytes = address.GetAddressBytes();
        var hasDottedTail = address.AddressFamily == AddressFamily.InterNetworkV6 && bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
        if (!hasDottedTail)
        {
            return address.ToString();
        }

        var high = (bytes[12] << 8) | bytes[13];
        var low = (bytes[14] << 8) | bytes[15];
        return high > 0 ? $"::{high:x}:{low:x}" : low > 0 ? $"::{low:x}" : "::";
    }

    /// <summary>As <see cref="GoIp.ParseCidr"/>, with leading zeros in both parts.</summary>
    public static (IPAddress Address, int Bits)? ParseCidrLeniently(string value)
    {
        var slash = value.LastIndexOf('/');
        if (slash < 0 || !int.TryParse(value.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            return null;
        }

        return GoIp.ParseCidr($"{value[..slash]}/{bits}", allowLeadingZeros: true);
    }

    public static IPAddress Mask(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}
