using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>A private key: RSA and ECDSA ones of the platform, others of BouncyCastle, which is much slower.</summary>
internal sealed class CertificateKey
{
    private readonly AsymmetricKeyParameter? _other;

    public CertificateKey(RSA rsa) => Rsa = rsa;

    public CertificateKey(ECDsa ecdsa) => Ecdsa = ecdsa;

    public CertificateKey(AsymmetricKeyParameter other) => _other = other;

    public RSA? Rsa { get; }

    public ECDsa? Ecdsa { get; }

    public bool IsOfPlatform => Rsa is not null || Ecdsa is not null;

    public AsymmetricKeyParameter ToBouncyCastle() => _other ?? PrivateKeyFactory.CreateKey(Rsa?.ExportPkcs8PrivateKey() ?? Ecdsa!.ExportPkcs8PrivateKey());

    /// <summary>The key in PEM, in the form Go writes.</summary>
    public string ToPem() =>
        Rsa is not null ? Pem.Write("RSA PRIVATE KEY", Rsa.ExportRSAPrivateKey())
        : Ecdsa is not null ? Pem.Write("EC PRIVATE KEY", Ecdsa.ExportECPrivateKey())
        : Pem.Write("PRIVATE KEY", Org.BouncyCastle.Pkcs.PrivateKeyInfoFactory.CreatePrivateKeyInfo(_other).GetDerEncoded());
}
