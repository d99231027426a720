using System.Security.Cryptography.X509Certificates;
using Flux.KubeApi.Certificates;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Aggregation;

/// <summary>What this server proves itself by to the servers behind it, and what it publishes for them to verify it with.</summary>
internal sealed class FrontProxyIdentity : IDisposable
{
    private const string AuthorityName = "front-proxy-ca";
    private const string ClientName = "front-proxy-client";

    private readonly CertificateAuthority _proxies;
    private readonly string _clients;

    /// <param name="clients">The authority of users' certificates.</param>
    /// <param name="folder">Where the proxies' authority is kept; null for memory.</param>
    public FrontProxyIdentity(CertificateAuthority clients, string? folder, TimeProvider time)
    {
        _proxies = CertificateAuthority.Open(folder, time, AuthorityName);
        _clients = clients.Pem;
        Certificate = _proxies.IssueClient(ClientName, []).ToCertificate();
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>The data of the ConfigMap <c>extension-apiserver-authentication</c>.</summary>
    public MapNode Published() => new()
    {
        { "client-ca-file", _clients },
        { "requestheader-allowed-names", $"[\"{ClientName}\"]" },
        { "requestheader-client-ca-file", _proxies.Pem },
        { "requestheader-extra-headers-prefix", "[\"X-Remote-Extra-\"]" },
        { "requestheader-group-headers", "[\"X-Remote-Group\"]" },
        { "requestheader-uid-headers", "[\"X-Remote-Uid\"]" },
        { "requestheader-username-headers", "[\"X-Remote-User\"]" },
    };

    public void Dispose()
    {
        Certificate.Dispose();
        _proxies.Dispose();
    }
}
