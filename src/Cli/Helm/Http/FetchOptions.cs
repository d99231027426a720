namespace Flux.Cli.Helm.Http;

/// <summary>Credentials and transport of what is fetched from a repository.</summary>
internal sealed record FetchOptions
{
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Whether credentials may go to other hosts than that of the repository.</summary>
    public bool PassCredentials { get; init; }

    public bool PlainHttp { get; init; }

    public TlsOptions Tls { get; init; } = TlsOptions.Default;

    /// <summary>The URL that the credentials belong to.</summary>
    public string Owner { get; init; } = "";

    public string Accept { get; init; } = "";

    public static FetchOptions Of(Flags flags) => new()
    {
        User = flags.Value("username") ?? "",
        Password = flags.Value("password") ?? "",
        PassCredentials = flags.Has("pass-credentials"),
        PlainHttp = flags.Has("plain-http"),
        Tls = new TlsOptions(
            flags.Has("insecure-skip-tls-verify") || flags.Has("insecure"), flags.Value("ca-file") ?? "", flags.Value("cert-file") ?? "", flags.Value("key-file") ?? ""),
    };
}
