using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Flux.Sources.Egress;

/// <summary>Decides about servers' certificates, and says what is wrong with those it refuses.</summary>
/// <param name="authorities">Trusted beside those of the system.</param>
internal sealed class ServerTrust(X509Certificate2Collection authorities, TimeProvider time)
{
    private const string Prefix = "tls: failed to verify certificate: x509: ";

    /// <exception cref="SourceException">The certificate is refused.</exception>
    public bool Validate(object sender, X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (presented is null)
        {
            throw new SourceException("tls: the server presented no certificate");
        }

        using var certificate = X509CertificateLoader.LoadCertificate(presented.GetRawCertData());
        var host = (sender as SslStream)?.TargetHostName ?? "";
        if (ExpiryProblem(certificate) is { } expired)
        {
            throw new SourceException(Prefix + expired);
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            throw new SourceException(Prefix + NameProblem(certificate, host));
        }

        return IsIssued(certificate, chain) ? true : throw new SourceException(Prefix + "certificate signed by unknown authority");
    }

    private bool IsIssued(X509Certificate2 certificate, X509Chain? chain)
    {
        if (authorities.Count == 0)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(certificate);
    }

    private string? ExpiryProblem(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        var (word, limit) = now < certificate.NotBefore.ToUniversalTime() ? ("before", certificate.NotBefore)
            : now > certificate.NotAfter.ToUniversalTime() ? ("after", certificate.NotAfter)
            : ("", default);
        return word.Length == 0 ? null : $"certificate has expired or is not yet valid: current time {Format(now.UtcDateTime)} is {word} {Format(limit.ToUniversalTime())}";
    }

    private static string NameProblem(X509Certificate2 certificate, string host)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToArray();
        if (IPAddress.TryParse(host, out _))
        {
            string[] addresses = [.. names.SelectMany(name => name.EnumerateIPAddresses()).Select(address => address.ToString())];
            return addresses.Length == 0
                ? $"cannot validate certificate for {host} because it doesn't contain any IP SANs"
                : $"certificate is valid for {string.Join(", ", addresses)}, not {host}";
        }

        string[] hosts = [.. names.SelectMany(name => name.EnumerateDnsNames())];
        return hosts.Length == 0
            ? $"certificate is not valid for any names, but wanted to match {host}"
            : $"certificate is valid for {string.Join(", ", hosts)}, not {host}";
    }

    private static string Format(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
