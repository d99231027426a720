using Flux.KubeApi.Errors;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Authentication;

/// <summary>Finds out who calls: the first authenticator that knows the caller, or anonymous.</summary>
internal sealed class RequestAuthentication(IEnumerable<IAuthenticator> authenticators)
{
    private readonly IAuthenticator[] _authenticators = [.. authenticators];

    /// <exception cref="ApiException">401: a credential that is not valid.</exception>
    public async ValueTask<UserInfo> AuthenticateAsync(HttpContext http)
    {
        var isRefused = false;
        foreach (var authenticator in _authenticators)
        {
            var outcome = await authenticator.AuthenticateAsync(http, http.RequestAborted).ConfigureAwait(false);
            if (outcome.User is { } user)
            {
                return WithAuthenticatedGroup(user);
            }

            isRefused |= outcome.IsRefused;
            if (outcome.IsFinal)
            {
                break;
            }
        }

        return isRefused ? throw ApiErrors.Unauthorized() : UserInfo.Anonymous;
    }

    public static UserInfo WithAuthenticatedGroup(UserInfo user) =>
        user.IsInGroup(UserInfo.AuthenticatedGroup) || user.Name == UserInfo.Anonymous.Name
            ? user
            : user with { Groups = [.. user.Groups, UserInfo.AuthenticatedGroup] };
}
