using System.Globalization;
using System.Net;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Networking;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Networks.</summary>
internal static class CidrFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("cidr", ToCidr, "string_to_cidr: (string) -> cidr"),
        CelFunction.Declare("isCIDR", static a => a[0].Kind == CelKind.String ? CelValue.Of(Parse(a[0].AsString) is not null) : CelValue.NoSuchOverload, "is_cidr: (string) -> bool"),
        CelFunction.Declare("containsIP", ContainsIp, "cidr_contains_ip_string: cidr.(string) -> bool", "cidr_contains_ip_ip: cidr.(ip) -> bool"),
        CelFunction.Declare("containsCIDR", ContainsCidr, "cidr_contains_cidr_string: cidr.(string) -> bool", "cidr_contains_cidr: cidr.(cidr) -> bool"),
        CelFunction.Declare("ip", static a => Of(a[0]) is { } cidr ? CelValue.Of(new IpValue(cidr.Address)) : CelValue.NoSuchOverload, "cidr_ip: cidr.() -> ip"),
        CelFunction.Declare("prefixLength", static a => Of(a[0]) is { } cidr ? CelValue.Of((long)cidr.Bits) : CelValue.NoSuchOverload, "cidr_prefix_length: cidr.() -> int"),
        CelFunction.Declare("masked", static a => Of(a[0]) is { } cidr ? CelValue.Of(cidr with { Address = Mask(cidr.Address, cidr.Bits) }) : CelValue.NoSuchOverload, "cidr_masked: cidr.() -> cidr"),
        CelFunction.Declare("string", static a => Of(a[0]) is { } cidr ? CelValue.Of(cidr.ToString()) : CelValue.NoSuchOverload, "cidr_to_string: (cidr) -> string"),
    ];

    private static CidrValue? Of(CelValue value) => value.Kind == CelKind.Opaque ? value.AsOpaque as CidrValue : null;

    private static CidrValue? Parse(string text) =>
        GoIp.ParseCidr(text) is { } cidr && !cidr.Address.IsIPv4MappedToIPv6 ? new CidrValue(cidr.Address, cidr.Bits) : null;

    private static CelValue ToCidr(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind != CelKind.String ? CelValue.NoSuchOverload
        : Parse(arguments[0].AsString) is { } cidr ? CelValue.Of(cidr)
        : CelValue.Error($"network address parse error during conversion from string: netip.ParsePrefix({Text.GoText.Quote(arguments[0].AsString)}): no '/'");

    private static CelValue ContainsIp(ReadOnlySpan<CelValue> arguments)
    {
        var address = arguments[1].Kind == CelKind.String ? IpFunctions.Parse(arguments[1].AsString, out _) : IpFunctions.Of(arguments[1]);
        return Of(arguments[0]) is { } cidr && address is not null ? CelValue.Of(Contains(cidr, address)) : CelValue.NoSuchOverload;
    }

    private static CelValue ContainsCidr(ReadOnlySpan<CelValue> arguments)
    {
        var other = arguments[1].Kind == CelKind.String ? Parse(arguments[1].AsString) : Of(arguments[1]);
        return Of(arguments[0]) is { } cidr && other is not null
            ? CelValue.Of(cidr.Bits <= other.Bits && Contains(cidr, other.Address))
            : CelValue.NoSuchOverload;
    }

    private static bool Contains(CidrValue cidr, IPAddress address) =>
        address.AddressFamily == cidr.Address.AddressFamily && Mask(address, cidr.Bits).Equals(Mask(cidr.Address, cidr.Bits));

    private static IPAddress Mask(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xff << (8 - kept));
        }

        return new IPAddress(bytes);
    }

    private sealed record CidrValue(IPAddress Address, int Bits) : ICelOpaque
    {
        public CelType Type => CelTypes.Cidr;

        public long Size => (long)Math.Ceiling(Bits / 8.0);

        public bool IsEqual(ICelOpaque other) => other is CidrValue cidr && cidr.Bits == Bits && cidr.Address.Equals(Address);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{Bits}");
    }
}
