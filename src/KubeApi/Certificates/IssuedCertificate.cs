using System.Security.Cryptography.X509Certificates;

namespace Flux.KubeApi.Certificates;

/// <summary>A certificate and its key, both as PEM.</summary>
public sealed record IssuedCertificate(string CertificatePem, string KeyPem)
{
    /// <summary>The certificate with its key, for use in TLS.</summary>
    public X509Certificate2 ToCertificate()
    {
        using var fromPem = X509Certificate2.CreateFromPem(CertificatePem, KeyPem);
        // TLS needs a key that is not ephemeral on every platform, which a round trip through PKCS#12 gives.
        return X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), null);
    }
}
