using Flux.Cli.Helm.Http;
using Flux.Manifests.Nodes;

namespace Flux.Cli.Helm.Repositories;

/// <summary>A repository that the user added.</summary>
internal sealed record RepositoryEntry(string Name, string Url)
{
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public bool PassCredentials { get; init; }

    public TlsOptions Tls { get; init; } = TlsOptions.Default;

    public FetchOptions Options => new() { User = User, Password = Password, PassCredentials = PassCredentials, Tls = Tls, Owner = Url };

    public static RepositoryEntry Of(Node node) => new(node.GetString("name") ?? "", node.GetString("url") ?? "")
    {
        User = node.GetString("username") ?? "",
        Password = node.GetString("password") ?? "",
        PassCredentials = node.GetBoolean("pass_credentials_all") ?? false,
        Tls = new TlsOptions(
            node.GetBoolean("insecure_skip_tls_verify") ?? false, node.GetString("caFile") ?? "", node.GetString("certFile") ?? "", node.GetString("keyFile") ?? ""),
    };

    public MapNode ToNode() => new()
    {
        ["name"] = Name,
        ["url"] = Url,
        ["username"] = User,
        ["password"] = Password,
        ["certFile"] = Tls.CertificateFile,
        ["keyFile"] = Tls.KeyFile,
        ["caFile"] = Tls.CaFile,
        ["insecure_skip_tls_verify"] = Tls.SkipVerification,
        ["pass_credentials_all"] = PassCredentials,
    };
}
