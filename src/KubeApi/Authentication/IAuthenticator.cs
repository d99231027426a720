using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Authentication;

/// <summary>One way of proving who calls. Authenticators are asked in order.</summary>
public interface IAuthenticator
{
    /// <summary>The outcome; <see cref="AuthenticationOutcome.None"/> when the request carries no credential of this sort.</summary>
    ValueTask<AuthenticationOutcome> AuthenticateAsync(HttpContext http, CancellationToken cancellationToken);
}
