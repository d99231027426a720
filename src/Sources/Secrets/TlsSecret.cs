using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Flux.Sources.Secrets;

/// <summary>Reads <c>ca.crt</c>, <c>tls.crt</c> and <c>tls.key</c>, or the older <c>caFile</c>, <c>certFile</c> and <c>keyFile</c>.</summary>
public sealed class TlsSecret
{
    private TlsSecret()
    {
    }

    /// <summary>PEM, or null.</summary>
    public ReadOnlyMemory<byte>? CertificateAuthorities { get; private init; }

    /// <summary>PEM, or null; then there is a <see cref="ClientKey"/> too.</summary>
    public ReadOnlyMemory<byte>? ClientCertificate { get; private init; }

    /// <summary>PEM, or null.</summary>
    public ReadOnlyMemory<byte>? ClientKey { get; private init; }

    /// <exception cref="SourceException">Nothing is there, a half is missing, or it cannot be read.</exception>
    public static TlsSecret Read(NamedSecret secret)
    {
        var certificate = Value(secret, "tls.crt", "certFile");
        var key = Value(secret, "tls.key", "keyFile");
        var authorities = Value(secret, "ca.crt", "caFile");
        if (certificate is null != key is null)
        {
            var (has, lacks) = certificate is null ? ("tls.key", "tls.crt") : ("tls.crt", "tls.key");
            throw new SourceException($"secret '{secret.Name}' contains '{has}' but missing '{lacks}'");
        }

        if (certificate is null && authorities is null)
        {
            throw new SourceException($"secret '{secret.Name}' must contain either 'ca.crt' or both 'tls.crt' and 'tls.key'");
        }

        CheckReadable(secret, certificate, key, authorities);
        return new TlsSecret
        {
            CertificateAuthorities = Optional(authorities),
            ClientCertificate = Optional(certificate),
            ClientKey = Optional(key),
        };
    }

    internal static bool IsIn(NamedSecret secret)
    {
        var pair = Value(secret, "tls.crt", "certFile") is not null && Value(secret, "tls.key", "keyFile") is not null;
        return pair || Value(secret, "ca.crt", "caFile") is not null;
    }

    private static void CheckReadable(NamedSecret secret, byte[]? certificate, byte[]? key, byte[]? authorities)
    {
        try
        {
            if (certificate is not null)
            {
                using var pair = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key!));
            }
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new SourceException($"secret '{secret.Name}': failed to parse TLS certificate and key", error);
        }

        if (authorities is not null && !Encoding.UTF8.GetString(authorities).Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
        {
            throw new SourceException($"secret '{secret.Name}': failed to parse CA certificate");
        }
    }

    private static byte[]? Value(NamedSecret secret, string key, string older) =>
        secret.Data.TryGetValue(key, out var value) && value.Length > 0 ? value
        : secret.Data.TryGetValue(older, out var old) && old.Length > 0 ? old
        : null;

    private static ReadOnlyMemory<byte>? Optional(byte[]? value) => value is null ? default(ReadOnlyMemory<byte>?) : value.AsMemory();
}
