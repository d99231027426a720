using Flux.Cli.Helm.Http;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts.Servers;

/// <summary>A request as the corpus notes it.</summary>
internal static class RecordedRequest
{
    public static MapNode Of(HttpCall call)
    {
        var request = new MapNode { ["method"] = call.Method, ["path"] = new Uri(call.Url).PathAndQuery, ["userAgent"] = call.Headers.GetValueOrDefault("User-Agent") ?? "" };
        if (call.Headers.GetValueOrDefault("Authorization") is { } authorization)
        {
            request["authorization"] = authorization;
        }

        if (call.Headers.GetValueOrDefault("Accept") is { } accept)
        {
            request["accept"] = accept;
        }

        return request;
    }
}
