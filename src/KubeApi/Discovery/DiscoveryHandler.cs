using System.Security.Cryptography;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Discovery;

/// <summary>Tells clients what is served, in the old form (a request per group version) and in the aggregated one.</summary>
internal sealed class DiscoveryHandler(IResourceRegistry registry, KubeApiOptions options)
{
    private volatile DiscoveryDocuments? _documents;

    /// <exception cref="ApiException">404 or 405</exception>
    public Task HandleAsync(HttpContext http, string path)
    {
        var isKnown = TryFind(http, path, out var body, out var isAggregated, out var version);
        if (!isKnown)
        {
            throw ApiErrors.PageNotFound();
        }

        if (!HttpMethods.IsGet(http.Request.Method))
        {
            throw ApiErrors.MethodNotAllowed();
        }

        if (isAggregated)
        {
            var json = JsonNodeWriter.WriteToUtf8(body!);
            return ConditionalResponse.WriteAsync(
                http, json, Convert.ToHexString(SHA512.HashData(json)), $"application/json;g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList");
        }

        if (path.TrimEnd('/') is "/api" or "/apis")
        {
            http.Response.Headers.Append("Vary", "Accept");
        }

        return ResponseWriter.WriteAsync(http, 200, body!, ContentNegotiator.Negotiate(http.Request) with { Form = ResponseForm.Object });
    }

    private bool TryFind(HttpContext http, string path, out MapNode? body, out bool isAggregated, out string version)
    {
        var documents = Current();
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        isAggregated = false;
        version = "v2";
        body = parts switch
        {
            [] => documents.Paths(),
            ["version"] => options.Version.ToNode(),
            ["api" or "apis"] => Root(http, documents, parts[0] == "api", ref isAggregated, ref version),
            ["apis", var group] => documents.Group(group),
            ["api", var core] => documents.Resources("", core) ?? throw ApiErrors.NoSuchResource(),
            ["apis", var group, var groupVersion] => documents.Resources(group, groupVersion) ?? Missing(group),
            _ => null,
        };
        return body is not null;
    }

    private MapNode? Missing(string group)
    {
        var catalog = registry.Current;
        return catalog.HasGroup(group) && !catalog.IsCustomGroup(group) ? throw ApiErrors.NoSuchResource() : null;
    }

    private static MapNode Root(HttpContext http, DiscoveryDocuments documents, bool isCore, ref bool isAggregated, ref string version)
    {
        if (AggregatedAccept.Version(http.Request) is { } asked)
        {
            isAggregated = true;
            version = asked;
            return documents.Aggregated(isCore, asked);
        }

        var host = http.Request.Host.Value ?? "";
        return isCore ? documents.CoreVersions(host) : documents.GroupList();
    }

    private DiscoveryDocuments Current()
    {
        var catalog = registry.Current;
        var documents = _documents;
        if (documents?.Catalog != catalog)
        {
            _documents = documents = new DiscoveryDocuments(catalog);
        }

        return documents;
    }
}
