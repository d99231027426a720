using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Sources;
using Flux.Sources.Git.Credentials;
using Flux.Sources.Secrets;

namespace Flux.Conformance.FluxSources;

/// <summary>What Secrets mean for Git and for other sources.</summary>
public sealed class SecretTopic : ICorpusTopic
{
    private static readonly Lazy<(string Certificate, string Key)> Pem = new(CreatePem);

    public bool Handles(string path) => path == "tables/secrets";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        TableCases.Load(path, document, new Dictionary<string, Func<MapNode, MapNode, Task<MapNode>>>
        {
            ["authopts"] = (input, _) => Task.FromResult(Guard(() => Credentials(input)) as MapNode ?? []),
            ["secret"] = (input, _) => Task.FromResult(Secret(new NamedSecret("ns/s", Data(input)))),
        });

    private static MapNode Credentials(MapNode input)
    {
        var credentials = GitCredentials.Create(input.GetString("uRL") ?? "", Data(input));
        return new MapNode
        {
            { "transport", new StringNode(credentials.Transport) },
            { "host", new StringNode(credentials.Host) },
            { "username", new StringNode(credentials.Username) },
            { "password", new StringNode(credentials.Password) },
            { "bearer", new StringNode(credentials.BearerToken) },
            {
                "has", new MapNode
                {
                    { "ca", BooleanNode.Of(credentials.CertificateAuthorities is not null) },
                    { "clientCert", BooleanNode.Of(credentials.ClientCertificate is not null) },
                    { "clientKey", BooleanNode.Of(credentials.ClientKey is not null) },
                    { "identity", BooleanNode.Of(credentials.Identity is not null) },
                    { "knownHosts", BooleanNode.Of(credentials.KnownHosts is not null) },
                }
            },
        };
    }

    private static MapNode Secret(NamedSecret secret) => new()
    {
        { "basic", Guard(() => Basic(secret)) },
        { "bearer", Guard(() => new StringNode(BearerTokenSecret.Read(secret))) },
        { "methods", Guard(() => Methods(secret)) },
        { "proxy", Guard(() => new StringNode(ProxySecret.Read(secret).AbsoluteUri.TrimEnd('/'))) },
        { "tls", Guard(() => Tls(secret)) },
    };

    private static MapNode Basic(NamedSecret secret)
    {
        var (username, password) = BasicAuthSecret.Read(secret);
        return new MapNode { { "Username", new StringNode(username) }, { "Password", new StringNode(password) } };
    }

    private static MapNode Methods(NamedSecret secret)
    {
        var methods = SecretMethods.Detect(secret);
        return new MapNode
        {
            { "basic", BooleanNode.Of(methods.Basic) },
            { "bearer", BooleanNode.Of(methods.Bearer) },
            { "githubApp", BooleanNode.Of(methods.GitHubApp) },
            { "ssh", BooleanNode.Of(methods.Ssh) },
            { "tls", BooleanNode.Of(methods.Tls) },
            { "token", BooleanNode.Of(methods.Token) },
        };
    }

    private static MapNode Tls(NamedSecret secret)
    {
        var tls = TlsSecret.Read(secret);
        return new MapNode
        {
            { "certificates", NumberNode.Of(tls.ClientCertificate is null ? 0 : 1) },
            { "insecure", BooleanNode.False },
            { "minVersion", NumberNode.Of(0) },
            { "rootCAs", BooleanNode.Of(tls.CertificateAuthorities is not null) },
        };
    }

    private static Node Guard(Func<Node> read)
    {
        try
        {
            return read();
        }
        catch (SourceException error)
        {
            return TableCases.Error(error.Message);
        }
    }

    private static Dictionary<string, byte[]> Data(MapNode input) =>
        (input.GetMap("data") ?? []).ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes(((StringNode)entry.Value).Value switch
        {
            "<crt>" or "<ca>" => Pem.Value.Certificate,
            "<key>" => Pem.Value.Key,
            var text => text,
        }));

    /// <summary>The recording left its certificates out; any will do.</summary>
    private static (string Certificate, string Key) CreatePem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
