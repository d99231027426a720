using System.Globalization;
using System.Net;

namespace Flux.Sources.Egress;

/// <summary>
/// An entry of <c>NO_PROXY</c>: <c>*</c>, an address, a network such as <c>10.0.0.0/8</c>, a domain with all below it
/// (<c>example.com</c>), or only what is below it (<c>.example.com</c>); each but the network may end in a port.
/// </summary>
internal sealed class UnproxiedHost
{
    private readonly string _domain;
    private readonly bool _isOnlyBelow;
    private readonly int? _port;
    private readonly IPNetwork? _network;

    private UnproxiedHost(string domain, bool isOnlyBelow, int? port, IPNetwork? network)
    {
        _domain = domain;
        _isOnlyBelow = isOnlyBelow;
        _port = port;
        _network = network;
    }

    public static UnproxiedHost Parse(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal) && IPNetwork.TryParse(text, out var network))
        {
            return new UnproxiedHost("", false, null, network);
        }

        var colon = text.LastIndexOf(':');
        var hasPort = colon > 0 && !IPAddress.TryParse(text, out _) && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var host = (hasPort ? text[..colon] : text).Trim('[', ']');
        int? port = hasPort ? int.Parse(text[(colon + 1)..], CultureInfo.InvariantCulture) : null;
        var domain = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
        return new UnproxiedHost(domain.TrimStart('.'), domain.StartsWith('.'), port, null);
    }

    public bool Covers(Uri address)
    {
        var host = address.IdnHost;
        if (_network is { } network)
        {
            return IPAddress.TryParse(host, out var ip) && network.Contains(ip);
        }

        if (_port is { } port && port != PortOf(address))
        {
            return false;
        }

        return _domain == "*"
            || (!_isOnlyBelow && host.Equals(_domain, StringComparison.OrdinalIgnoreCase))
            || host.EndsWith("." + _domain, StringComparison.OrdinalIgnoreCase);
    }

    private static int PortOf(Uri address) => address.Port >= 0 ? address.Port : 22;
}
