using System.Security.Authentication;

namespace Flux.Sources.Egress;

/// <summary>Turns what HTTP clients throw into texts that name the request and the cause.</summary>
internal static class HttpFailure
{
    public static SourceException Describe(HttpMethod method, Uri address, Exception error)
    {
        return new SourceException($"{Verb(method)} \"{address}\": {Cause(error)}", error);
    }

    public static string Verb(HttpMethod method) => method.Method[..1] + method.Method[1..].ToLowerInvariant();

    public static bool IsNetworkFailure(Exception error) => error is HttpRequestException or IOException or AuthenticationException;

    private static string Cause(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is SourceException)
            {
                return inner.Message;
            }

            if (inner is AuthenticationException)
            {
                // Certificates are judged elsewhere, in words: what is left is a peer that does not speak the protocol.
                return inner.InnerException is null ? "http: server gave HTTP response to HTTPS client" : $"tls: {inner.InnerException.Message}";
            }
        }

        return error is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } ? "Proxy Authentication Required" : error.Message;
    }
}
