namespace Flux.Cli.Helm.Http;

/// <summary>One request. Redirects are not followed by who sends it.</summary>
public sealed record HttpCall(string Method, string Url)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Null for none.</summary>
    public byte[]? Body { get; init; }

    public TlsOptions Tls { get; init; } = TlsOptions.Default;
}
