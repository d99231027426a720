namespace Flux.Sources.Egress;

/// <summary>How one source wants to be reached.</summary>
public sealed record EgressSettings
{
    public static EgressSettings None { get; } = new();

    /// <summary>A proxy with scheme http, https or socks5; credentials stand in its user info. Null for the operator's, if there is one.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>PEM certificates to trust beside the system's.</summary>
    public ReadOnlyMemory<byte>? CertificateAuthorities { get; init; }

    /// <summary>PEM certificate chain to present; <see cref="ClientKey"/> belongs to it.</summary>
    public ReadOnlyMemory<byte>? ClientCertificate { get; init; }

    /// <summary>PEM private key.</summary>
    public ReadOnlyMemory<byte>? ClientKey { get; init; }

    internal bool IsPlain => Proxy is null && CertificateAuthorities is null && ClientCertificate is null;
}
