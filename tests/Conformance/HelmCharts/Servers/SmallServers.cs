using Flux.Cli.Helm.Http;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts.Servers;

/// <summary>What a case reaches: the servers of the corpus inside of the process, everything else as it is.</summary>
internal sealed class SmallServers(MapNode served, bool isSigned) : IHttpTransport
{
    private readonly HttpTransport _network = new();
    private readonly ImageRegistry _authRegistry = new(hasPassword: true);

    public ChartServer Charts { get; } = new(served, isSigned);

    public ImageRegistry Registry { get; } = new(hasPassword: false);

    public IEnumerable<string> ManifestDigests => Registry.Digests.Concat(_authRegistry.Digests);

    public HttpReply Send(HttpCall call)
    {
        var url = new Uri(call.Url);
        if (url.Authority is not (Placeholders.Server or Placeholders.Registry or Placeholders.AuthRegistry))
        {
            return url.Host.EndsWith(".invalid", StringComparison.Ordinal)
                ? throw new TransportException($"dial tcp: lookup {url.Host} on 127.0.0.53:53: no such host")
                : _network.Send(call);
        }

        if (url.Scheme == "https")
        {
            throw new TransportException("tls: first record does not look like a TLS handshake");
        }

        return url.Authority switch
        {
            Placeholders.Server => Charts.Answer(call),
            Placeholders.Registry => Registry.Answer(call),
            _ => _authRegistry.Answer(call),
        };
    }
}
