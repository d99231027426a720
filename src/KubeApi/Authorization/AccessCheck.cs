using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Selection;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Authorization;

/// <summary>Refuses requests that the caller may not make.</summary>
internal sealed class AccessCheck(IAuthorizer authorizer)
{
    /// <exception cref="ApiException">403</exception>
    public async ValueTask RequireAsync(UserInfo user, RequestInfo info, HttpContext http)
    {
        var attributes = Attributes(user, info, http.Request);
        var decision = await authorizer.AuthorizeAsync(attributes, http.RequestAborted).ConfigureAwait(false);
        if (!decision.IsAllowed)
        {
            throw Forbidden(attributes, decision.Reason);
        }
    }

    public static ApiException Forbidden(AccessAttributes attributes, string reason)
    {
        var user = GoText.Quote(attributes.User.Name);
        if (!attributes.IsResource)
        {
            var text = $"forbidden: User {user} cannot {attributes.Verb} path {GoText.Quote(attributes.Path)}{Tail(reason)}";
            return ApiErrors.Failure(403, "Forbidden", text, new MapNode());
        }

        var subject = attributes.Group.Length == 0 ? attributes.Resource : $"{attributes.Resource}.{attributes.Group}";
        var name = attributes.Name.Length == 0 ? "" : " " + GoText.Quote(attributes.Name);
        var where = attributes.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace {GoText.Quote(attributes.Namespace)}";
        var message = $"{subject}{name} is forbidden: User {user} cannot {attributes.Verb} resource {GoText.Quote(attributes.QualifiedResource)} "
            + $"in API group {GoText.Quote(attributes.Group)} {where}{Tail(reason)}";
        return ApiErrors.Forbidden(attributes.Group, attributes.Resource, attributes.Name, message);
    }

    public static AccessAttributes Attributes(UserInfo user, RequestInfo info, HttpRequest request) => new()
    {
        User = user,
        Verb = info.Verb,
        IsResource = info.IsResource,
        Path = info.Path,
        Group = info.Group,
        Version = info.Version,
        Namespace = info.Namespace,
        Resource = info.Resource,
        Subresource = info.Subresource,
        Name = info.Name.Length > 0 || info.Verb is not ("list" or "watch" or "deletecollection") ? info.Name : SelectedName(request),
    };

    private static string Tail(string reason) => reason.Length == 0 ? "" : ": " + reason;

    /// <summary>A list or watch of one name is authorized as access to that name.</summary>
    private static string SelectedName(HttpRequest request)
    {
        var text = QueryReader.First(request.Query["fieldSelector"]);
        if (text.Length == 0)
        {
            return "";
        }

        try
        {
            return RequestSelectors.Fields(text).RequiredValue("metadata.name") ?? "";
        }
        catch (ApiException)
        {
            // The handler reports the broken selector, once the caller may see anything at all.
            return "";
        }
    }
}
