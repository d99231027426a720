using System.Security.Cryptography;
using Flux.Helm.Templates.Functions.Crypto.Rsa;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using Org.BouncyCastle.X509.Extension;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Issues X.509 certificates for servers and clients.</summary>
internal static class CertificateWriter
{
    /// <summary>Certificates end before the year 9999.</summary>
    public const long MaxDays = 1_000_000;

    public static CertificateKey NewKey() => new(RsaKeyGenerator.Create(2048));

    /// <summary>The certificate in DER.</summary>
    public static byte[] Create(CertificateSubject subject, CertificateKey key, CertificateIssuer issuer, DateTime now)
    {
        try
        {
            if (key.IsOfPlatform && issuer.Key.IsOfPlatform)
            {
                return PlatformCertificateWriter.Create(subject, key, issuer, now);
            }
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            // Names and dates that the platform refuses; the code below takes them as Go does.
        }

        return CreateWithBouncyCastle(subject, key, issuer, now);
    }

    private static byte[] CreateWithBouncyCastle(CertificateSubject subject, CertificateKey key, CertificateIssuer issuer, DateTime now)
    {
        var name = new X509Name($"CN={Escape(subject.CommonName)}");
        var parent = issuer.Certificate is { } bytes ? new X509Certificate(X509CertificateStructure.GetInstance(bytes)) : null;
        var generator = new X509V3CertificateGenerator();
        generator.SetSerialNumber(new BigInteger(1, RandomNumberGenerator.GetBytes(16)).Add(BigInteger.One));
        generator.SetSubjectDN(name);
        generator.SetIssuerDN(parent?.SubjectDN ?? name);
        generator.SetNotBefore(now);
        generator.SetNotAfter(now.AddDays(Math.Clamp(subject.Days, -500_000, MaxDays)));
        var publicKey = PublicKeyOf(key.ToBouncyCastle());
        generator.SetPublicKey(publicKey);
        AddExtensions(generator, subject, publicKey, parent);
        var signer = issuer.Key.ToBouncyCastle();
        return generator.Generate(new Asn1SignatureFactory(SignatureOf(signer), signer, new SecureRandom())).GetEncoded();
    }

    private static void AddExtensions(X509V3CertificateGenerator generator, CertificateSubject subject, AsymmetricKeyParameter publicKey, X509Certificate? parent)
    {
        var usage = KeyUsage.KeyEncipherment | KeyUsage.DigitalSignature | (subject.IsAuthority ? KeyUsage.KeyCertSign : 0);
        generator.AddExtension(X509Extensions.KeyUsage, true, new KeyUsage(usage));
        generator.AddExtension(X509Extensions.ExtendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeID.id_kp_serverAuth, KeyPurposeID.id_kp_clientAuth));
        generator.AddExtension(X509Extensions.BasicConstraints, true, new BasicConstraints(subject.IsAuthority));
        if (subject.IsAuthority)
        {
            generator.AddExtension(X509Extensions.SubjectKeyIdentifier, false, X509ExtensionUtilities.CreateSubjectKeyIdentifier(publicKey));
        }

        if (parent is not null)
        {
            generator.AddExtension(X509Extensions.AuthorityKeyIdentifier, false, X509ExtensionUtilities.CreateAuthorityKeyIdentifier(parent));
        }

        var names = subject.Names.Select(name => new GeneralName(GeneralName.DnsName, name))
            .Concat(subject.Addresses.Select(address => new GeneralName(GeneralName.IPAddress, address))).ToArray();
        if (names.Length > 0)
        {
            generator.AddExtension(X509Extensions.SubjectAlternativeName, false, new GeneralNames(names));
        }
    }

    private static AsymmetricKeyParameter PublicKeyOf(AsymmetricKeyParameter key) => key switch
    {
        RsaPrivateCrtKeyParameters rsa => new RsaKeyParameters(false, rsa.Modulus, rsa.PublicExponent),
        ECPrivateKeyParameters ec => new ECPublicKeyParameters(ec.AlgorithmName, ec.Parameters.G.Multiply(ec.D).Normalize(), ec.Parameters),
        Ed25519PrivateKeyParameters ed => ed.GeneratePublicKey(),
        _ => throw new Values.TemplateCallException($"unable to get public key for type {key.GetType().Name}"),
    };

    private static string SignatureOf(AsymmetricKeyParameter key) => key switch
    {
        RsaKeyParameters => "SHA256WITHRSA",
        ECKeyParameters => "SHA256WITHECDSA",
        Ed25519PrivateKeyParameters => "Ed25519",
        _ => throw new Values.TemplateCallException("x509: only RSA, ECDSA and Ed25519 keys supported"),
    };

    private static string Escape(string text) => string.Concat(text.Select(character => ",+\"\\<>;=#".Contains(character, StringComparison.Ordinal) ? "\\" + character : character.ToString()));
}
