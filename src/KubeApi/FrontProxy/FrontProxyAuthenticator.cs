using Flux.KubeApi.Authentication;
using Flux.KubeApi.Certificates;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.FrontProxy;

/// <summary>
/// Believes the user headers of a front proxy, which proves itself by a client certificate. Whoever else sends such headers is
/// refused, whatever other credentials come with them.
/// </summary>
/// <param name="settings">The settings of the moment; null while no front proxy is known.</param>
public sealed class FrontProxyAuthenticator(Func<FrontProxySettings?> settings) : IAuthenticator
{
    private const string HeaderFamily = "X-Remote-";

    public ValueTask<AuthenticationOutcome> AuthenticateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var known = settings();
        var headers = http.Request.Headers;
        if (!Claims(headers, known))
        {
            return new(AuthenticationOutcome.None);
        }

        return new(known is not null && IsProxy(http, known) && RemoteUser.Read(headers, known) is { } user
            ? AuthenticationOutcome.Of(user)
            : AuthenticationOutcome.Denied);
    }

    private static bool IsProxy(HttpContext http, FrontProxySettings known) =>
        http.Connection.ClientCertificate is { } certificate
        && known.Proxies.Verifies(certificate)
        && (known.AllowedNames.Count == 0 || known.AllowedNames.Contains(SubjectNames.Of(certificate).CommonName));

    /// <summary>Whether a request says for whom it comes: by the configured headers, or by the usual ones, which nobody else sends.</summary>
    private static bool Claims(IHeaderDictionary headers, FrontProxySettings? known)
    {
        foreach (var header in headers)
        {
            if (header.Key.StartsWith(HeaderFamily, StringComparison.OrdinalIgnoreCase) || (known is not null && IsConfigured(header.Key, known)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConfigured(string header, FrontProxySettings known) =>
        known.UserHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || known.UidHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || known.GroupHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || known.ExtraPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
