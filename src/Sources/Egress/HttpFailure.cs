using System.Security.Authentication;

namespace Flux.Sources.Egress;

/// <summary>Turns what HTTP clients throw into texts that name the request and the cause.</summary>
internal static class HttpFailure
{
    public static SourceException Describe(HttpMethod method, Uri address, Exception error)
    {
        var verb = method.Method[..1] + method.Method[1..].ToLowerInvariant();
        return new SourceException($"{verb} \"{address}\": {Cause(error)}", error);
    }

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
                return "tls: failed to verify certificate: x509: certificate signed by unknown authority";
            }
        }

        return error is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } ? "Proxy Authentication Required" : error.Message;
    }
}
