using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.X509;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Who signs: null for the certificate is itself.</summary>
internal sealed record CertificateIssuer(X509Certificate? Certificate, AsymmetricKeyParameter Key);
