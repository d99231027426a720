using System.Net;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Microsoft.AspNetCore.Http;

namespace Flux.Api.Operators;

/// <summary>
/// Who may use what is for operators only: whoever is on this machine (a port-forward to the pod included), and, where a home
/// cluster knows users, whoever it lets <c>get</c> the path.
/// </summary>
/// <param name="tokens">Knows users by their tokens; null where nobody does.</param>
/// <param name="authorizer">Decides what they may do; null where nobody does.</param>
public sealed class OperatorAccess(ITokenAuthenticator? tokens, IAuthorizer? authorizer)
{
    private const string Scheme = "Bearer ";

    public async ValueTask<bool> IsAllowedAsync(HttpContext http)
    {
        if (IsLocal(http))
        {
            return true;
        }

        var header = http.Request.Headers.Authorization.ToString();
        if (tokens is null || authorizer is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return await tokens.AuthenticateAsync(header[Scheme.Length..].Trim(), [], http.RequestAborted) is { } identity
            && await MayGetAsync(identity.User, http);
    }

    /// <summary>
    /// A request that a proxy of this machine passes on is not from this machine, nor is one for another host's name: a page of that host,
    /// open in a browser here, would have the name lead to this machine to read what its user may.
    /// </summary>
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && (http.Request.Host.Host == "localhost" || (IPAddress.TryParse(http.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    private async ValueTask<bool> MayGetAsync(UserInfo user, HttpContext http)
    {
        try
        {
            var attributes = new AccessAttributes { User = user, Verb = "get", IsResource = false, Path = http.Request.Path.Value ?? "/" };
            return (await authorizer!.AuthorizeAsync(attributes, http.RequestAborted)).IsAllowed;
        }
        catch (ApiException)
        {
            // No decision is no access.
            return false;
        }
    }
}
