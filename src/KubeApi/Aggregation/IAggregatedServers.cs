using Flux.KubeApi.Authentication;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Aggregation;

/// <summary>Other API servers behind this one: what they serve, and the way to them.</summary>
public interface IAggregatedServers
{
    AggregatedCatalog Current { get; }

    /// <summary>Passes a request on, on behalf of a user who has been authorized, and its answer back.</summary>
    Task ForwardAsync(HttpContext http, AggregatedVersion version, UserInfo user);
}
