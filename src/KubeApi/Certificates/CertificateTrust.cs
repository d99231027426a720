using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flux.KubeApi.Certificates;

/// <summary>Authorities whose client certificates are believed. Immutable and thread-safe.</summary>
public sealed class CertificateTrust
{
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2Collection _authorities;
    private readonly TimeProvider _time;

    // A connection keeps its certificate for all of its requests: its chain is built once.
    private readonly ConditionalWeakTable<X509Certificate2, StrongBox<bool>> _known = [];

    public CertificateTrust(X509Certificate2Collection authorities, TimeProvider time)
    {
        _authorities = authorities;
        _time = time;
    }

    /// <summary>Trust in the authorities of a PEM bundle.</summary>
    /// <exception cref="CryptographicException">The text holds no certificates.</exception>
    public static CertificateTrust Parse(string pem, TimeProvider time)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? new CertificateTrust(authorities, time) : throw new CryptographicException("the bundle holds no certificate");
    }

    /// <summary>Whether a certificate was issued for clients by one of the authorities and is valid now.</summary>
    public bool Verifies(X509Certificate2 certificate)
    {
        var now = _time.GetUtcNow();
        return now >= certificate.NotBefore && now <= certificate.NotAfter
            && _known.GetValue(certificate, candidate => new StrongBox<bool>(HasChain(candidate))).Value;
    }

    private bool HasChain(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientUsage));
        return chain.Build(certificate);
    }
}
