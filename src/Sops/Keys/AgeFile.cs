using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using ChaCha20Poly1305 = Org.BouncyCastle.Crypto.Modes.ChaCha20Poly1305;
using Org.BouncyCastle.Crypto.Parameters;

namespace Flux.Sops.Keys;

/// <summary>
/// Decrypts small age files (age-encryption.org/v1, armored or not) for X25519 recipients. SOPS uses them for data keys only, so
/// that everything is held in memory.
/// </summary>
internal static class AgeFile
{
    private const string Intro = "age-encryption.org/v1";
    private const string ArmorBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
    private const string ArmorEnd = "-----END AGE ENCRYPTED FILE-----";
    private const string NoMatch = "identity did not match any of the recipients: incorrect identity for recipient block";
    private const int LargestFile = 1 << 20;
    private const int ChunkSize = 64 * 1024;
    private const int TagSize = 16;
    private const int NonceSize = 16;

    /// <exception cref="SopsException">The file is malformed, or none of the identities fits.</exception>
    public static byte[] Decrypt(string text, IReadOnlyList<AgeIdentity> identities)
    {
        var bytes = Unarmor(text);
        var header = AgeHeader.Parse(bytes);
        if (header.Intro != Intro)
        {
            throw new SopsException("failed to read header: unexpected intro");
        }

        foreach (var identity in identities)
        {
            foreach (var stanza in header.Stanzas.Where(stanza => stanza.Arguments is ["X25519", _]))
            {
                if (Unwrap(identity, stanza) is { } fileKey)
                {
                    VerifyHeader(header, bytes, fileKey);
                    return DecryptPayload(bytes.AsSpan(header.Length), fileKey);
                }
            }
        }

        throw new SopsException(NoMatch);
    }

    private static byte[] Unarmor(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > LargestFile)
        {
            throw new SopsException("the age file of a data key is too large");
        }

        if (!trimmed.StartsWith(ArmorBegin, StringComparison.Ordinal))
        {
            return Encoding.Latin1.GetBytes(text);
        }

        var end = trimmed.IndexOf(ArmorEnd, StringComparison.Ordinal);
        try
        {
            return end < 0
                ? throw new SopsException("invalid armor: there is no end line")
                : Convert.FromBase64String(trimmed[ArmorBegin.Length..end]);
        }
        catch (FormatException)
        {
            throw new SopsException("invalid armor: malformed base64");
        }
    }

    private static byte[]? Unwrap(AgeIdentity identity, AgeStanza stanza)
    {
        if (AgeHeader.Decode(stanza.Arguments[1]) is not { } share || identity.Agree(share) is not { } shared)
        {
            return null;
        }

        byte[] salt = [.. share, .. identity.PublicKey];
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, salt, "age-encryption.org/v1/X25519"u8.ToArray());
        return Open(key, new byte[12], stanza.Body);
    }

    private static void VerifyHeader(AgeHeader header, byte[] bytes, byte[] fileKey)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, fileKey, 32, [], "header"u8.ToArray());
        var mac = HMACSHA256.HashData(key, bytes.AsSpan(0, header.AuthenticatedLength));
        if (!CryptographicOperations.FixedTimeEquals(mac, header.Mac))
        {
            throw new SopsException("bad header MAC");
        }
    }

    private static byte[] DecryptPayload(ReadOnlySpan<byte> payload, byte[] fileKey)
    {
        if (payload.Length < NonceSize + TagSize)
        {
            throw new SopsException("failed to read nonce: the file is cut off");
        }

        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, fileKey, 32, payload[..NonceSize].ToArray(), "payload"u8.ToArray());
        var output = new MemoryStream();
        var rest = payload[NonceSize..];
        for (var counter = 0; ; counter++)
        {
            var isLast = rest.Length <= ChunkSize + TagSize;
            var chunk = isLast ? rest : rest[..(ChunkSize + TagSize)];
            output.Write(Open(key, NonceOf(counter, isLast), chunk.ToArray()) ?? throw new SopsException("failed to decrypt and authenticate payload chunk"));
            if (isLast)
            {
                return output.ToArray();
            }

            rest = rest[chunk.Length..];
        }
    }

    private static byte[] NonceOf(int counter, bool isLast)
    {
        var nonce = new byte[12];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(7), counter);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>Null when the key is not the right one.</summary>
    private static byte[]? Open(byte[] key, byte[] nonce, byte[] sealedText)
    {
        try
        {
            var cipher = new ChaCha20Poly1305();
            cipher.Init(false, new AeadParameters(new KeyParameter(key), TagSize * 8, nonce));
            var plain = new byte[cipher.GetOutputSize(sealedText.Length)];
            var length = cipher.ProcessBytes(sealedText, 0, sealedText.Length, plain, 0);
            cipher.DoFinal(plain, length);
            return plain;
        }
        catch (CryptoException)
        {
            return null;
        }
    }
}
