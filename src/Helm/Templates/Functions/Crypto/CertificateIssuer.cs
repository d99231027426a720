namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Who signs. The certificate (DER) is null when the one to be issued is its own.</summary>
internal sealed record CertificateIssuer(byte[]? Certificate, CertificateKey Key);
