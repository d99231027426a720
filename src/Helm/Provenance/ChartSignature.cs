using System.Security.Cryptography;
using System.Text;
using Flux.Helm.Templates.Text;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Flux.Helm.Provenance;

/// <summary>Signs packaged charts and verifies their signatures (.prov files).</summary>
public static class ChartSignature
{
    private const string MetadataEnd = "\n...\n";
    private const int ArmourWidth = 64;

    /// <summary>Checks that a .prov file is signed by a key of the keyring, and speaks of this archive.</summary>
    /// <param name="archive">The packaged chart.</param>
    /// <param name="fileName">Its name, without folder.</param>
    /// <param name="provenance">The .prov file.</param>
    /// <param name="keyring">Who is trusted.</param>
    /// <param name="now">Keys and signatures that ended before are refused.</param>
    /// <exception cref="ProvenanceException">It is not.</exception>
    public static Verification Verify(byte[] archive, string fileName, byte[] provenance, Keyring keyring, DateTimeOffset now)
    {
        var message = ClearSignedMessage.TryParse(Encoding.UTF8.GetString(provenance)) ?? throw new ProvenanceException("signature block not found");
        var signer = VerifySignature(message, keyring, now);
        var hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(archive));
        var signed = ReadHash(message.Text, fileName) ?? throw new ProvenanceException($"provenance does not contain a SHA for a file named {GoQuote.Quote(fileName)}");
        return signed == hash
            ? new Verification(Keyring.Names(signer), Convert.ToHexString(signer.GetPublicKey().GetFingerprint()), hash)
            : throw new ProvenanceException($"sha256 sum does not match for {fileName}: {GoQuote.Quote(signed)} != {GoQuote.Quote(hash)}");
    }

    /// <summary>The .prov file of a packaged chart.</summary>
    /// <param name="archive">The packaged chart.</param>
    /// <param name="fileName">Its name, without folder.</param>
    /// <param name="metadata">Chart.yaml as it is in the archive.</param>
    /// <param name="keyring">Has the secret key.</param>
    /// <param name="keyName">Whose key: a name, or a part of one.</param>
    /// <param name="passphrase">Asked for when the key is locked.</param>
    /// <exception cref="ProvenanceException">There is no such key, or it stays locked.</exception>
    public static string Sign(byte[] archive, string fileName, string metadata, Keyring keyring, string keyName, Func<string> passphrase)
    {
        var key = Unlock(keyring.FindSecret(keyName).GetSecretKey(), passphrase);
        var hash = Convert.ToHexStringLower(SHA256.HashData(archive));
        var text = metadata + MetadataEnd + YamlWriter.Write(new MapNode { ["files"] = new MapNode { [fileName] = "sha256:" + hash } });
        var generator = new PgpSignatureGenerator(key.PublicKeyPacket.Algorithm, HashAlgorithmTag.Sha512);
        generator.InitSign(PgpSignature.CanonicalTextDocument, key);
        var subpackets = new PgpSignatureSubpacketGenerator();
        subpackets.SetIssuerKeyID(false, key.KeyId);
        generator.SetUnhashedSubpackets(subpackets.Generate());
        generator.Update(ClearSignedMessage.Canonical(text));
        using var encoded = new MemoryStream();
        generator.Generate().Encode(encoded);
        return ClearSignedMessage.Write(text, "SHA512", Armour(encoded.ToArray()));
    }

    private static PgpPublicKeyRing VerifySignature(ClearSignedMessage message, Keyring keyring, DateTimeOffset now)
    {
        try
        {
            var signature = ReadSignature(message.Signature);
            var signer = keyring.FindSigner(signature.KeyId) ?? throw new ProvenanceException("openpgp: signature made by unknown entity");
            var key = signer.GetPublicKey(signature.KeyId);
            signature.InitVerify(key);
            signature.Update(message.SignedBytes);
            if (!signature.Verify())
            {
                throw new ProvenanceException($"openpgp: invalid signature: {AlgorithmName(key.Algorithm)} verification failure");
            }

            CheckTimes(signature, signer.GetPublicKey(), now);
            return signer;
        }
        catch (Exception error) when (PgpErrors.AreOfData(error))
        {
            throw new ProvenanceException($"openpgp: invalid data: {error.Message}", error);
        }
    }

    private static void CheckTimes(PgpSignature signature, PgpPublicKey key, DateTimeOffset now)
    {
        if (key.HasRevocation())
        {
            throw new ProvenanceException("openpgp: signature made by revoked key");
        }

        if (key.GetValidSeconds() is > 0 and var valid && now > new DateTimeOffset(key.CreationTime, TimeSpan.Zero).AddSeconds(valid))
        {
            throw new ProvenanceException("openpgp: key expired");
        }

        if ((signature.GetHashedSubPackets()?.GetSignatureExpirationTime() ?? 0) is > 0 and var lifetime
            && now > new DateTimeOffset(signature.CreationTime, TimeSpan.Zero).AddSeconds(lifetime))
        {
            throw new ProvenanceException("openpgp: signature expired");
        }
    }

    private static PgpSignature ReadSignature(string armour)
    {
        using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(Encoding.UTF8.GetBytes(armour)));
        for (var factory = new PgpObjectFactory(stream); factory.NextPgpObject() is { } item;)
        {
            if (item is PgpSignatureList { Count: > 0 } list)
            {
                return list[0];
            }
        }

        throw new ProvenanceException("openpgp: invalid data: no signature packet found");
    }

    private static string AlgorithmName(PublicKeyAlgorithmTag algorithm) => algorithm switch
    {
        PublicKeyAlgorithmTag.Dsa => "DSA",
        PublicKeyAlgorithmTag.ECDsa => "ECDSA",
        PublicKeyAlgorithmTag.EdDsa_Legacy => "EdDSA",
        _ => "RSA",
    };

    private static string? ReadHash(string text, string fileName)
    {
        var at = text.IndexOf(MetadataEnd, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new ProvenanceException("message block must have at least two parts");
        }

        var sums = text[(at + MetadataEnd.Length)..].Split(MetadataEnd, 2)[0];
        try
        {
            return YamlReader.Read(Encoding.UTF8.GetBytes(sums)).GetMap("files")?.GetString(fileName);
        }
        catch (ManifestException error)
        {
            throw new ProvenanceException($"error converting YAML to JSON: {error.Message}", error);
        }
    }

    private static PgpPrivateKey Unlock(PgpSecretKey key, Func<string> passphrase)
    {
        try
        {
            return key.ExtractPrivateKey(key.KeyEncryptionAlgorithm == SymmetricKeyAlgorithmTag.Null ? [] : passphrase().ToCharArray());
        }
        catch (PgpException error)
        {
            throw new ProvenanceException("openpgp: invalid data: private key checksum failure", error);
        }
    }

    private static string Armour(byte[] data)
    {
        var lines = Convert.ToBase64String(data).Chunk(ArmourWidth).Select(line => new string(line));
        return $"-----BEGIN PGP SIGNATURE-----\n\n{string.Join('\n', lines)}\n-----END PGP SIGNATURE-----\n";
    }
}
