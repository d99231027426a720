using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flux.KubeApi.Certificates;

/// <summary>A certificate authority of our own: signs server and client certificates.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string DefaultName = "devcluster-ca";

    private static readonly TimeSpan Backdating = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);

    private readonly X509Certificate2 _certificate;
    private readonly TimeProvider _time;

    private CertificateAuthority(X509Certificate2 certificate, TimeProvider time)
    {
        _certificate = certificate;
        _time = time;
    }

    public X509Certificate2 Certificate => _certificate;

    public string Pem => _certificate.ExportCertificatePem() + "\n";

    /// <summary>The authority's private key as PEM, to keep the authority by.</summary>
    public string KeyPem => _certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>The authority kept in a folder, made when it is not there; in memory only for null.</summary>
    /// <param name="commonName">Names a new authority, and its file where it is not <see cref="DefaultName"/>.</param>
    public static CertificateAuthority Open(string? folder, TimeProvider time, string commonName = DefaultName)
    {
        if (folder is null)
        {
            return Create(commonName, time);
        }

        var path = Path.Combine(folder, commonName == DefaultName ? "ca.pem" : commonName + ".pem");
        if (File.Exists(path))
        {
            return new CertificateAuthority(X509Certificate2.CreateFromPemFile(path), time);
        }

        var authority = Create(commonName, time);
        Directory.CreateDirectory(folder);
        SecretFile.Write(path, authority.Pem + authority.KeyPem);
        return authority;
    }

    /// <summary>The authority of a certificate and key that are kept elsewhere.</summary>
    /// <exception cref="CryptographicException">They are malformed or do not belong together.</exception>
    public static CertificateAuthority Load(string certificatePem, string keyPem, TimeProvider time) =>
        new(X509Certificate2.CreateFromPem(certificatePem, keyPem), time);

    /// <summary>A new authority.</summary>
    public static CertificateAuthority Create(string commonName, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var now = time.GetUtcNow();
        return new CertificateAuthority(request.CreateSelfSigned(now - Backdating, now + Lifetime), time);
    }

    /// <summary>A certificate for a server under DNS names and IP addresses.</summary>
    public IssuedCertificate IssueServer(IEnumerable<string> names)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        return Issue(new X500DistinguishedName("CN=kube-apiserver"), "1.3.6.1.5.5.7.3.1", alternatives);
    }

    /// <summary>A certificate by which a client is a user with groups.</summary>
    public IssuedCertificate IssueClient(string user, IEnumerable<string> groups)
    {
        var name = new X500DistinguishedNameBuilder();
        foreach (var group in groups)
        {
            name.AddOrganizationName(group);
        }

        name.AddCommonName(user);
        return Issue(name.Build(), "1.3.6.1.5.5.7.3.2", null);
    }

    public void Dispose() => _certificate.Dispose();

    private IssuedCertificate Issue(X500DistinguishedName name, string usage, SubjectAlternativeNameBuilder? alternatives)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (alternatives is not null)
        {
            request.CertificateExtensions.Add(alternatives.Build());
        }

        var now = _time.GetUtcNow();
        var until = now + Lifetime < _certificate.NotAfter ? now + Lifetime : _certificate.NotAfter;
        using var signed = request.Create(_certificate, now - Backdating + TimeSpan.FromSeconds(1), until, RandomNumberGenerator.GetBytes(16));
        return new IssuedCertificate(signed.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
