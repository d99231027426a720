using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Authentication;

/// <summary>The <c>Authorization: Bearer</c> header.</summary>
internal sealed class BearerAuthenticator(IEnumerable<ITokenAuthenticator> tokens) : IAuthenticator
{
    private const string Scheme = "Bearer ";

    private readonly ITokenAuthenticator[] _tokens = [.. tokens];

    public async ValueTask<AuthenticationOutcome> AuthenticateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticationOutcome.None;
        }

        var token = header[Scheme.Length..].Trim();
        if (token.Length == 0)
        {
            return AuthenticationOutcome.None;
        }

        return await FindAsync(token, [], cancellationToken).ConfigureAwait(false) is { } identity
            ? AuthenticationOutcome.Of(identity.User)
            : AuthenticationOutcome.Refused;
    }

    public async ValueTask<TokenIdentity?> FindAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancellationToken)
    {
        foreach (var candidate in _tokens)
        {
            if (await candidate.AuthenticateAsync(token, audiences, cancellationToken).ConfigureAwait(false) is { } identity)
            {
                return identity;
            }
        }

        return null;
    }
}
