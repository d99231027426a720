using System.Net;
using System.Net.Sockets;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Networking;

namespace Flux.Manifests.Cel.Functions;

/// <summary>IP addresses.</summary>
internal static class IpFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("ip", ToIp, "string_to_ip: (string) -> ip"),
        CelFunction.Declare("isIP", static a => a[0].Kind == CelKind.String ? CelValue.Of(Parse(a[0].AsString, out _) is not null) : CelValue.NoSuchOverload, "is_ip: (string) -> bool"),
        CelFunction.Declare("ip.isCanonical", IsCanonical, "ip_is_canonical: (string) -> bool"),
        CelFunction.Declare("family", static a => Of(a[0]) is { } ip ? CelValue.Of(IsV4(ip) ? 4L : 6L) : CelValue.NoSuchOverload, "ip_family: ip.() -> int"),
        Test("isUnspecified", "ip_is_unspecified", static ip => ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)),
        Test("isLoopback", "ip_is_loopback", IPAddress.IsLoopback),
        Test("isLinkLocalMulticast", "ip_is_link_local_multicast", IsLinkLocalMulticast),
        Test("isLinkLocalUnicast", "ip_is_link_local_unicast", IsLinkLocalUnicast),
        Test("isGlobalUnicast", "ip_is_global_unicast", IsGlobalUnicast),
        CelFunction.Declare("string", static a => Of(a[0]) is { } ip ? CelValue.Of(ip.ToString()) : CelValue.NoSuchOverload, "ip_to_string: (ip) -> string"),
    ];

    /// <summary>An address without zone that is not an IPv4 address in IPv6 clothes; null with what is wrong.</summary>
    public static IPAddress? Parse(string text, out string problem)
    {
        var address = GoIp.Parse(text);
        problem = address is null ? $"IP Address {Text.GoText.Quote(text)} parse error during conversion from string: {Fault(text)}"
            : address.IsIPv4MappedToIPv6 ? $"IPv4-mapped IPv6 address {Text.GoText.Quote(text)} is not allowed" : "";
        return problem.Length == 0 ? address : null;
    }

    public static IPAddress? Of(CelValue value) => value.Kind == CelKind.Opaque ? (value.AsOpaque as IpValue)?.Address : null;

    public static bool IsV4(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork;

    private static string Fault(string text)
    {
        var quoted = Text.GoText.Quote(text);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)
            ? $"ParseAddr({quoted}): unexpected character (at {quoted})"
            : $"ParseAddr({quoted}): unable to parse IP";
    }

    private static CelFunction Test(string name, string id, Func<IPAddress, bool> holds) => CelFunction.Declare(
        name, arguments => Of(arguments[0]) is { } ip ? CelValue.Of(holds(ip)) : CelValue.NoSuchOverload, $"{id}: ip.() -> bool");

    private static CelValue ToIp(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind != CelKind.String ? CelValue.NoSuchOverload
        : Parse(arguments[0].AsString, out var problem) is { } ip ? CelValue.Of(new IpValue(ip)) : CelValue.Error(problem);

    private static CelValue IsCanonical(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind != CelKind.String ? CelValue.NoSuchOverload
        : Parse(arguments[0].AsString, out var problem) is { } ip ? CelValue.Of(ip.ToString() == arguments[0].AsString) : CelValue.Error(problem);

    private static bool IsLinkLocalMulticast(IPAddress ip)
    {
        var bytes = ip.GetAddressBytes();
        return IsV4(ip) ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xff && (bytes[1] & 0x0f) == 0x02;
    }

    private static bool IsLinkLocalUnicast(IPAddress ip)
    {
        var bytes = ip.GetAddressBytes();
        return IsV4(ip) ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80;
    }

    private static bool IsGlobalUnicast(IPAddress ip)
    {
        var isMulticast = IsV4(ip) ? (ip.GetAddressBytes()[0] & 0xf0) == 0xe0 : ip.IsIPv6Multicast;
        return !isMulticast && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.Broadcast) && !ip.Equals(IPAddress.IPv6Any)
            && !IPAddress.IsLoopback(ip) && !IsLinkLocalUnicast(ip);
    }
}
