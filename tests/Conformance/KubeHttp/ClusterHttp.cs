using System.Security.Cryptography.X509Certificates;
using Flux.DevCluster.Hosting;

namespace Flux.Conformance.KubeHttp;

/// <summary>Clients of a cluster: no redirects, no cookies, headers repeated as given, and the cluster's own authority trusted.</summary>
internal static class ClusterHttp
{
    public static HttpClient Create(DevClusterHost host)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { X509Certificate2.CreateFromPem(host.CertificateAuthorityPem) },
        };
        return new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = RepeatedHeaders.ConnectAsync,
            SslOptions = { CertificateChainPolicy = policy },
        });
    }
}
