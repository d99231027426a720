namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Whom a certificate is for, and for how many days.</summary>
internal sealed record CertificateSubject(string CommonName, string[] Addresses, string[] Names, long Days, bool IsAuthority);
