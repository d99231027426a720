using Flux.Helm.Templates.Text;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Flux.Helm.Provenance;

/// <summary>OpenPGP keys, as GnuPG exports them in binary form.</summary>
public sealed class Keyring
{
    private readonly List<(PgpPublicKeyRing Public, PgpSecretKeyRing? Secret)> _keys = [];

    private Keyring()
    {
    }

    /// <summary>Reads public and secret keys.</summary>
    /// <exception cref="ProvenanceException">The data are no keyring.</exception>
    public static Keyring Read(byte[] data)
    {
        if (data.Length > 0 && (data[0] & 0x80) == 0)
        {
            throw new ProvenanceException("openpgp: invalid data: tag byte does not have MSB set");
        }

        var keyring = new Keyring();
        try
        {
            for (var factory = new PgpObjectFactory(new MemoryStream(data)); factory.NextPgpObject() is { } item;)
            {
                keyring.Add(item);
            }
        }
        catch (Exception error) when (PgpErrors.AreOfData(error))
        {
            throw new ProvenanceException($"openpgp: invalid data: {error.Message}", error);
        }

        return keyring;
    }

    internal PgpPublicKeyRing? FindSigner(long keyId) => _keys.Find(key => key.Public.GetPublicKey(keyId) is not null).Public;

    /// <summary>The secret keys of who has a name, or a name that contains it.</summary>
    internal PgpSecretKeyRing FindSecret(string name)
    {
        (PgpPublicKeyRing Public, PgpSecretKeyRing? Secret)? candidate = null;
        var isVague = false;
        foreach (var key in _keys)
        {
            var names = Names(key.Public);
            if (names.Contains(name))
            {
                (candidate, isVague) = (key, false);
                break;
            }

            if (names.Any(known => known.Contains(name, StringComparison.Ordinal)))
            {
                isVague = candidate is not null;
                candidate = key;
            }
        }

        if (isVague)
        {
            throw new ProvenanceException($"more than one key contain the id {GoQuote.Quote(name)}");
        }

        return (candidate ?? throw new ProvenanceException("private key not found")).Secret
            ?? throw new ProvenanceException("provided key is not a private key. Try providing a keyring with secret keys");
    }

    internal static IReadOnlyList<string> Names(PgpPublicKeyRing keys) => [.. keys.GetPublicKey().GetUserIds()];

    private void Add(PgpObject item)
    {
        switch (item)
        {
            case PgpPublicKeyRing keys:
                _keys.Add((keys, null));
                break;
            case PgpSecretKeyRing secret:
                _keys.Add((PublicPart(secret), secret));
                break;
        }
    }

    private static PgpPublicKeyRing PublicPart(PgpSecretKeyRing secret)
    {
        using var encoded = new MemoryStream();
        foreach (var key in secret.GetSecretKeys())
        {
            key.PublicKey.Encode(encoded);
        }

        return new PgpPublicKeyRing(encoded.ToArray());
    }
}
