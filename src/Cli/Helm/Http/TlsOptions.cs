namespace Flux.Cli.Helm.Http;

/// <summary>How to talk TLS; empty paths for what is not given.</summary>
public sealed record TlsOptions(bool SkipVerification, string CaFile, string CertificateFile, string KeyFile)
{
    public static TlsOptions Default { get; } = new(false, "", "", "");
}
