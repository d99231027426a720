using Flux.KubeApi.Aggregation;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Discovery;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.OpenApi;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Flux.KubeApi.Pipeline;

/// <summary>Finds what a path names: a kind, here or on another server, a discovery document, a health check, or nothing.</summary>
internal sealed class RequestRouter(
    IResourceRegistry registry,
    VerbHandlers handlers,
    DiscoveryHandler discovery,
    OpenApiHandler openApi,
    HealthHandler health,
    IEnumerable<INonResourceHandler> others,
    IAggregatedServers aggregated)
{
    public Task HandleAsync(HttpContext http, RequestInfo info, UserInfo user)
    {
        if (HasDotSegments(http))
        {
            throw info.IsResource ? ApiErrors.NoSuchResource() : ApiErrors.PageNotFound();
        }

        if (aggregated.Current.Find(info.Path) is { } other)
        {
            return aggregated.ForwardAsync(http, other, user);
        }

        if (info.IsResource)
        {
            return HandleResourceAsync(http, info, user);
        }

        if (HealthHandler.Owns(info.Path))
        {
            return health.HandleAsync(http, info.Path);
        }

        if (OpenApiHandler.Owns(info.Path))
        {
            return openApi.HandleAsync(http, info.Path);
        }

        foreach (var handler in others)
        {
            if (handler.Owns(info.Path))
            {
                return handler.HandleAsync(http, info.Path);
            }
        }

        return discovery.HandleAsync(http, info.Path);
    }

    /// <summary>Paths that lead up are not followed, as the server behind HTTP libraries that clean them would.</summary>
    private static bool HasDotSegments(HttpContext http) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget is { } target && (target.Contains("/../", StringComparison.Ordinal) || target.Contains("/./", StringComparison.Ordinal));

    private Task HandleResourceAsync(HttpContext http, RequestInfo info, UserInfo user)
    {
        var catalog = registry.Current;
        var resource = catalog.Find(info.Group, info.Resource);
        var version = resource?.FindVersion(info.Version);
        if (resource is null || version is null)
        {
            throw Unknown(catalog, info);
        }

        if (!FitsScope(resource, info))
        {
            throw resource.IsCustom ? ApiErrors.PageNotFound() : ApiErrors.NoSuchResource();
        }

        var subresource = info.Subresource.Length == 0 ? null : version.FindSubresource(info.Subresource) ?? throw NoSubresource(resource, info);
        RequireVerb(http, info, resource, subresource);
        var call = new ResourceCall
        {
            Http = http,
            Info = info,
            Resource = resource,
            Version = version,
            Subresource = subresource,
            User = user,
            Media = ContentNegotiator.Negotiate(http.Request, info.Verb == "watch"),
        };
        if (version.Deprecation is { } deprecation)
        {
            WarningHeaders.Append(http.Response, [deprecation]);
        }

        return handlers.HandleAsync(call);
    }

    private static ApiException NoSubresource(ResourceDefinition resource, RequestInfo info) =>
        resource.IsCustom ? ApiErrors.NotFound(resource, info.Name) : ApiErrors.NoSuchResource();

    private static ApiException Unknown(ResourceCatalog catalog, RequestInfo info) =>
        !catalog.HasGroup(info.Group) || catalog.IsCustomGroup(info.Group) ? ApiErrors.PageNotFound() : ApiErrors.NoSuchResource();

    private static bool FitsScope(ResourceDefinition resource, RequestInfo info)
    {
        if (!resource.IsNamespaced)
        {
            return !info.HasNamespaceSegment;
        }

        // Objects of namespaced kinds are only reachable in a namespace; their lists across all.
        return info.HasNamespaceSegment || (info.Name.Length == 0 && info.Verb is "list" or "watch" or "create");
    }

    private static void RequireVerb(HttpContext http, RequestInfo info, ResourceDefinition resource, Subresource? subresource)
    {
        var verbs = subresource?.Verbs ?? resource.Verbs;
        var isItemPost = subresource is null && info is { Verb: "create", Name.Length: > 0 };
        var needsName = info.Verb is "update" or "patch" && info.Name.Length == 0;
        if (!verbs.Contains(info.Verb) || isItemPost || needsName || HttpMethods.IsHead(http.Request.Method)
            || (resource.IsNamespaced && !info.HasNamespaceSegment && info.Verb is not ("list" or "watch")))
        {
            throw ApiErrors.MethodNotAllowed();
        }
    }
}
