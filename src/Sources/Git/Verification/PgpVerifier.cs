using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Flux.Sources.Git.Verification;

/// <summary>Verifies detached OpenPGP signatures with keys that are neither revoked nor expired.</summary>
internal static class PgpVerifier
{
    public const string ArmourStart = "-----BEGIN PGP SIGNATURE-----";

    /// <returns>The id of the primary key that made the signature, or whose sub-key did.</returns>
    /// <exception cref="SourceException">No key did, or there is no readable key.</exception>
    public static string Verify(string armouredSignature, byte[] payload, IEnumerable<string> armouredKeys, DateTimeOffset now)
    {
        var signatures = ReadSignatures(armouredSignature);
        SourceException? unreadable = null;
        var readable = false;
        foreach (var armoured in armouredKeys)
        {
            try
            {
                foreach (var ring in ReadKeys(armoured).GetKeyRings())
                {
                    readable = true;
                    if (signatures.Exists(signature => Verifies(signature, ring, payload, now)))
                    {
                        return ring.GetPublicKey().KeyId.ToString("X16", System.Globalization.CultureInfo.InvariantCulture);
                    }
                }
            }
            catch (Exception error) when (error is PgpException or IOException or ArgumentException or InvalidOperationException)
            {
                unreadable ??= new SourceException($"unable to read armored key ring: {error.Message}", error);
            }
        }

        throw (readable ? null : unreadable) ?? new SourceException("unable to verify payload with any of the given key rings: no matching key");
    }

    private static bool Verifies(PgpSignature signature, PgpPublicKeyRing ring, byte[] payload, DateTimeOffset now)
    {
        if (ring.GetPublicKey(signature.KeyId) is not { } key || !IsValid(ring.GetPublicKey(), now) || !IsValid(key, now) || IsWeak(signature.HashAlgorithm))
        {
            return false;
        }

        var lifetime = signature.GetHashedSubPackets()?.GetSignatureExpirationTime() ?? 0;
        if (lifetime > 0 && now > new DateTimeOffset(signature.CreationTime, TimeSpan.Zero).AddSeconds(lifetime))
        {
            return false;
        }

        signature.InitVerify(key);
        signature.Update(payload);
        return signature.Verify();
    }

    private static bool IsValid(PgpPublicKey key, DateTimeOffset now)
    {
        var lifetime = key.GetValidSeconds();
        return !key.HasRevocation() && (lifetime == 0 || now <= new DateTimeOffset(key.CreationTime, TimeSpan.Zero).AddSeconds(lifetime));
    }

    private static bool IsWeak(HashAlgorithmTag hash) =>
        hash is HashAlgorithmTag.MD5 or HashAlgorithmTag.Sha1 or HashAlgorithmTag.RipeMD160 or HashAlgorithmTag.MD2;

    private static List<PgpSignature> ReadSignatures(string armoured)
    {
        try
        {
            using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(Encoding.UTF8.GetBytes(armoured)));
            var signatures = new List<PgpSignature>();
            for (var factory = new PgpObjectFactory(stream); factory.NextPgpObject() is { } item;)
            {
                if (item is PgpSignatureList list)
                {
                    signatures.AddRange(Enumerable.Range(0, list.Count).Select(i => list[i]));
                }
            }

            return signatures;
        }
        catch (Exception error) when (error is PgpException or IOException or ArgumentException)
        {
            throw new SourceException("unable to read the OpenPGP signature", error);
        }
    }

    private static PgpPublicKeyRingBundle ReadKeys(string armoured)
    {
        if (!armoured.Contains("-----BEGIN ", StringComparison.Ordinal))
        {
            throw new PgpException("openpgp: invalid argument: no armored data found");
        }

        using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(Encoding.UTF8.GetBytes(armoured)));
        return new PgpPublicKeyRingBundle(stream);
    }
}
