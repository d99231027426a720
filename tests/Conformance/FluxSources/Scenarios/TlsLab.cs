using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>
/// The certificates of the recorder's servers. The key of its authority is not known, only the certificate: wherever a recording
/// has it, ours stands in for it. Clients are recognised by their names.
/// </summary>
internal sealed class TlsLab
{
    private const string AuthorityName = "CN=case-ca";
    private const string ClientName = "CN=case-client";
    private const string PemEnd = "-----END CERTIFICATE-----";

    private readonly string _authority;

    public TlsLab()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = CreateAuthority(authorityKey);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3, 4]);
        using var server = issued.CopyWithPrivateKey(key);

        // Only a certificate that was loaded from a file has a key that servers can use everywhere.
        Server = X509CertificateLoader.LoadPkcs12(server.Export(X509ContentType.Pfx), null);
        _authority = authority.ExportCertificatePem();
    }

    public X509Certificate2 Server { get; }

    public void DemandClientCertificate(HttpsConnectionAdapterOptions options)
    {
        options.ServerCertificate = Server;
        options.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        options.ClientCertificateValidation = (_, _, _) => true;
    }

    public static bool IsClient(X509Certificate2? certificate) => certificate is { Subject: ClientName, Issuer: AuthorityName };

    /// <summary>A recorded text with our authority's certificate in place of the recorder's; line ends may be written as in JSON.</summary>
    public string Translate(string text)
    {
        for (var at = text.IndexOf(PemStart, StringComparison.Ordinal); at >= 0; at = text.IndexOf(PemStart, at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf(PemEnd, at, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            var recorded = text[at..(end + PemEnd.Length)];
            var isEscaped = recorded.Contains("\\n", StringComparison.Ordinal);
            if (IsAuthority(isEscaped ? recorded.Replace("\\n", "\n", StringComparison.Ordinal) : recorded))
            {
                var ours = isEscaped ? _authority.Replace("\n", "\\n", StringComparison.Ordinal) : _authority;
                text = text.Replace(recorded, ours, StringComparison.Ordinal);
            }
        }

        return text;
    }

    private const string PemStart = "-----BEGIN CERTIFICATE-----";

    private static bool IsAuthority(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate is { Subject: AuthorityName, Issuer: AuthorityName };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static X509Certificate2 CreateAuthority(ECDsa key)
    {
        var request = new CertificateRequest(AuthorityName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
