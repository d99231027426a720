namespace Flux.KubeApi.Authentication;

/// <summary>Knows bearer tokens. Used for requests and for token reviews.</summary>
public interface ITokenAuthenticator
{
    /// <param name="audiences">The audiences of which the token must be for one; empty for the server's own.</param>
    /// <returns>Null when the token is not valid or not of this sort.</returns>
    ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancellationToken);
}
