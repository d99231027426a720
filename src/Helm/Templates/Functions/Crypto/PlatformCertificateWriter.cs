using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Issues certificates for RSA and ECDSA keys with the platform's own code.</summary>
internal static class PlatformCertificateWriter
{
    public static byte[] Create(CertificateSubject subject, CertificateKey key, CertificateIssuer issuer, DateTime now)
    {
        var names = new X500DistinguishedNameBuilder();
        if (subject.CommonName.Length > 0)
        {
            names.AddCommonName(subject.CommonName);
        }

        var name = names.Build();
        var request = key.Rsa is { } rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, key.Ecdsa!, HashAlgorithmName.SHA256);
        using var parent = issuer.Certificate is { } bytes ? X509CertificateLoader.LoadCertificate(bytes) : null;
        AddExtensions(request, subject, parent);
        var generator = issuer.Key.Rsa is { } signer
            ? X509SignatureGenerator.CreateForRSA(signer, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa(issuer.Key.Ecdsa!);
        var start = new DateTimeOffset(now);
        var end = start.AddDays(Math.Clamp(subject.Days, 0, CertificateWriter.MaxDays));
        using var certificate = request.Create(parent?.SubjectName ?? name, generator, start, end, RandomNumberGenerator.GetBytes(16));
        return certificate.RawData;
    }

    private static void AddExtensions(CertificateRequest request, CertificateSubject subject, X509Certificate2? parent)
    {
        var usage = X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DigitalSignature | (subject.IsAuthority ? X509KeyUsageFlags.KeyCertSign : 0);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509KeyUsageExtension(usage, critical: true));
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        extensions.Add(new X509BasicConstraintsExtension(subject.IsAuthority, false, 0, critical: true));
        if (subject.IsAuthority)
        {
            extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        }

        if (parent?.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } identifier)
        {
            extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        }

        if (subject.Names.Length + subject.Addresses.Length > 0)
        {
            var alternatives = new SubjectAlternativeNameBuilder();
            Array.ForEach(subject.Names, alternatives.AddDnsName);
            Array.ForEach(subject.Addresses, address => alternatives.AddIpAddress(IPAddress.Parse(address)));
            extensions.Add(alternatives.Build());
        }
    }
}
