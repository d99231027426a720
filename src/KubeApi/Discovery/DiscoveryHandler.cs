using System.Security.Cryptography;
using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Discovery;

/// <summary>Tells clients what is served, in the old form (a request per group version) and in the aggregated one.</summary>
internal sealed class DiscoveryHandler(IResourceRegistry registry, KubeApiOptions options, HealthChecks health, IAggregatedServers aggregated)
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
            [] => Paths(documents),
            ["version"] => options.Version.ToNode(),
            ["api" or "apis"] => Root(http, documents, parts[0] == "api", ref isAggregated, ref version),
            ["apis", var group] => AggregatedDiscovery.AddToGroup(documents.Group(group), group, aggregated.Current),
            ["api", var core] => documents.Resources("", core) ?? throw ApiErrors.NoSuchResource(),
            ["apis", var group, var groupVersion] => documents.Resources(group, groupVersion) ?? Missing(group),
            _ => null,
        };
        return body is not null;
    }

    private MapNode Paths(DiscoveryDocuments documents)
    {
        var own = documents.Paths();
        var paths = own.GetList("paths")!.OfType<StringNode>().Select(path => path.Value).Concat(AggregatedDiscovery.Paths(aggregated.Current));
        own.Set("paths", new ListNode(paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => (Node)path)));
        return own;
    }

    private MapNode? Missing(string group)
    {
        var catalog = registry.Current;
        return catalog.HasGroup(group) && !catalog.IsCustomGroup(group) ? throw ApiErrors.NoSuchResource() : null;
    }

    private MapNode Root(HttpContext http, DiscoveryDocuments documents, bool isCore, ref bool isAggregated, ref string version)
    {
        if (AggregatedAccept.Version(http.Request) is { } asked)
        {
            isAggregated = true;
            version = asked;
            var discovery = documents.Aggregated(isCore, asked);
            if (!isCore)
            {
                AggregatedDiscovery.AddToDiscovery(discovery, aggregated.Current);
            }

            return discovery;
        }

        if (isCore)
        {
            return documents.CoreVersions(http.Request.Host.Value ?? "");
        }

        var groups = documents.GroupList();
        AggregatedDiscovery.AddToGroups(groups, aggregated.Current);
        return groups;
    }

    private DiscoveryDocuments Current()
    {
        var catalog = registry.Current;
        var documents = _documents;
        if (documents?.Catalog != catalog)
        {
            _documents = documents = new DiscoveryDocuments(catalog, health.Paths().Concat(options.Paths));
        }

        return documents;
    }
}
