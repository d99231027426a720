using System.Net;

namespace Flux.Sources.Egress;

/// <summary>The ambient proxies as HTTP clients ask for them.</summary>
internal sealed class AmbientWebProxy(AmbientProxy ambient, Func<Uri, Uri?> proxyFor) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => new Login(ambient);
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => proxyFor(destination) is { } proxy ? new UriBuilder(proxy) { UserName = "", Password = "" }.Uri : null;

    public bool IsBypassed(Uri host) => proxyFor(host) is null;

    /// <summary>What stands in the user info of the proxy's URL.</summary>
    private sealed class Login(AmbientProxy ambient) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType)
        {
            if (ambient.At(uri.IdnHost, uri.Port) is not { UserInfo.Length: > 0 } proxy)
            {
                return null;
            }

            var parts = proxy.UserInfo.Split(':', 2);
            return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }
    }
}
