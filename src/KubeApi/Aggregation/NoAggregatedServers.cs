using Flux.KubeApi.Authentication;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Aggregation;

/// <summary>A server that stands alone.</summary>
internal sealed class NoAggregatedServers : IAggregatedServers
{
    public AggregatedCatalog Current => AggregatedCatalog.Empty;

    public Task ForwardAsync(HttpContext http, AggregatedVersion version, UserInfo user) =>
        throw new InvalidOperationException("No server is registered that a request could be passed on to.");
}
