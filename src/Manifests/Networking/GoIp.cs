using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Flux.Manifests.Networking;

/// <summary>IP addresses and CIDRs in the spellings that Go accepts, which are fewer than those of <see cref="IPAddress"/>.</summary>
public static class GoIp
{
    /// <param name="text">An address without zone.</param>
    /// <param name="allowLeadingZeros">Whether <c>010.0.0.1</c> is accepted (as decimal), as it was by Go before 1.17.</param>
    public static IPAddress? Parse(string text, bool allowLeadingZeros = false) =>
        text.Contains(':', StringComparison.Ordinal) ? ParseV6(text) : ParseV4(text, allowLeadingZeros);

    /// <summary>An address with its prefix length; null when the text is no CIDR.</summary>
    public static (IPAddress Address, int Bits)? ParseCidr(string text, bool allowLeadingZeros = false)
    {
        var slash = text.LastIndexOf('/');
        if (slash < 0 || Parse(text[..slash], allowLeadingZeros) is not { } address)
        {
            return null;
        }

        var digits = text[(slash + 1)..];
        var isNumber = digits.Length is > 0 and <= 3 && digits.All(char.IsAsciiDigit) && (digits.Length == 1 || digits[0] != '0');
        if (!isNumber)
        {
            return null;
        }

        var bits = int.Parse(digits, CultureInfo.InvariantCulture);
        return bits <= (address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128) ? (address, bits) : null;
    }

    private static IPAddress? ParseV4(string text, bool allowLeadingZeros)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        foreach (var range in text.AsSpan().Split('.'))
        {
            var part = text.AsSpan(range);
            var isPart = count < 4 && part.Length is > 0 and <= 3 && !part.ContainsAnyExceptInRange('0', '9')
                && (allowLeadingZeros || part.Length == 1 || part[0] != '0');
            if (!isPart || !byte.TryParse(part, CultureInfo.InvariantCulture, out bytes[count++]))
            {
                return null;
            }
        }

        return count == 4 ? new IPAddress(bytes) : null;
    }

    private static IPAddress? ParseV6(string text)
    {
        var isPlain = text.All(character => char.IsAsciiHexDigit(character) || character is ':' or '.');
        if (!isPlain || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || ParseV4(text[(text.LastIndexOf(':') + 1)..], allowLeadingZeros: false) is not null ? address : null;
    }
}
