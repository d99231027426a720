using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Flux.Sops.Keys;

/// <summary>An X25519 private key of age. It has no text form, so that it cannot be logged by accident.</summary>
internal sealed class AgeIdentity
{
    private const string Prefix = "age-secret-key-";
    private const string QuantumPrefix = "AGE-SECRET-KEY-PQ-";

    private readonly byte[] _secret;

    private AgeIdentity(byte[] secret)
    {
        _secret = secret;
        PublicKey = new byte[X25519.PointSize];
        X25519.ScalarMultBase(secret, 0, PublicKey, 0);
    }

    public byte[] PublicKey { get; }

    /// <summary>The keys of an <c>.agekey</c> file: one a line, with comments and empty lines.</summary>
    /// <exception cref="SopsException">A line is no key, or the file has none.</exception>
    public static IReadOnlyList<AgeIdentity> ParseAll(string text)
    {
        var identities = new List<AgeIdentity>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            identities.Add(Parse(line));
        }

        return identities.Count > 0 ? identities : throw new SopsException("no identities found");
    }

    /// <summary>The secret that this key shares with a public one; null when that one is no point of the curve.</summary>
    public byte[]? Agree(byte[] share)
    {
        var shared = new byte[X25519.PointSize];
        return share.Length == X25519.PointSize && X25519.CalculateAgreement(_secret, 0, share, 0, shared, 0) ? shared : null;
    }

    private static AgeIdentity Parse(string line)
    {
        if (line.StartsWith(QuantumPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new SopsException("post-quantum age identities (AGE-SECRET-KEY-PQ-) are not supported; use an X25519 key (AGE-SECRET-KEY-1)");
        }

        if (!line.StartsWith(Prefix + "1", StringComparison.OrdinalIgnoreCase))
        {
            throw new SopsException("unknown identity type");
        }

        return Bech32.TryDecode(line, out var prefix, out var secret) && prefix == Prefix && secret.Length == X25519.ScalarSize
            ? new AgeIdentity(secret)
            : throw new SopsException("malformed secret key");
    }
}
