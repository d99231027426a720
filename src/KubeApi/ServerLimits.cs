using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Flux.KubeApi;

/// <summary>What the HTTP server takes from a client before a request reaches the API.</summary>
public static class ServerLimits
{
    private const int MaxUrl = 64 * 1024;
    private const int MaxHeaders = 128 * 1024;

    /// <summary>
    /// Selectors make long URLs. Bodies and headers that trickle in are given up; a body that is too large is refused by the API,
    /// with its own text, before it is read to the end.
    /// </summary>
    public static void UseKubeApi(this KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = MaxUrl;
        limits.MaxRequestHeadersTotalSize = MaxHeaders;
        limits.MaxRequestBodySize = 64 * 1024 * 1024;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.Http2.MaxStreamsPerConnection = 250;
    }
}
