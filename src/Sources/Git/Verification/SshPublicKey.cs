using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Flux.Sources.Git.Verification;

/// <summary>A public key of an authorized_keys line, and what it can verify: Ed25519, ECDSA and RSA, also on security keys.</summary>
internal sealed class SshPublicKey
{
    private const int MaxRsaBytes = 2048;

    private SshPublicKey(byte[] blob) => Blob = blob;

    /// <summary>The key in SSH's own format.</summary>
    public byte[] Blob { get; }

    public string Fingerprint => "SHA256:" + Convert.ToBase64String(SHA256.HashData(Blob)).TrimEnd('=');

    /// <summary>The keys of an authorized_keys text; comments and options are passed over.</summary>
    /// <exception cref="SourceException">A line holds no key.</exception>
    public static IReadOnlyList<SshPublicKey> ParseAuthorizedKeys(string text)
    {
        var keys = new List<SshPublicKey>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var key = fields.Skip(1).Zip(fields, (encoded, type) => TryDecode(type, encoded)).FirstOrDefault(blob => blob is not null);
            keys.Add(key is null ? throw new SourceException("unable to parse authorized keys: unable to parse authorized key: ssh: no key found") : new SshPublicKey(key));
        }

        return keys;
    }

    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature in SSH's own format.</param>
    public bool Verifies(byte[] data, byte[] signature)
    {
        try
        {
            var key = new SshReader(Blob);
            var type = key.ReadText();
            var parts = new SshReader(signature);
            var algorithm = parts.ReadText();
            var value = parts.ReadString();
            return type switch
            {
                "ssh-ed25519" => algorithm == type && VerifiesEd25519(key.ReadString(), data, value),
                "ssh-rsa" => VerifiesRsa(key, algorithm, data, value),
                "sk-ssh-ed25519@openssh.com" => algorithm == type && VerifiesSecurityKey(key, parts, data, value),
                _ when type.StartsWith("ecdsa-sha2-", StringComparison.Ordinal) => algorithm == type && VerifiesEcdsa(key, data, value),
                _ => false,
            };
        }
        catch (Exception error) when (error is SourceException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static byte[]? TryDecode(string type, string encoded)
    {
        var buffer = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, buffer, out var length) || length < 8)
        {
            return null;
        }

        var blob = buffer[..length];
        var nameLength = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(blob);
        return nameLength == type.Length && length > 4 + type.Length && System.Text.Encoding.UTF8.GetString(blob, 4, type.Length) == type ? blob : null;
    }

    private static bool VerifiesEd25519(ReadOnlySpan<byte> key, byte[] data, ReadOnlySpan<byte> signature)
    {
        var verifier = new Ed25519Signer();
        verifier.Init(false, new Ed25519PublicKeyParameters(key.ToArray()));
        verifier.BlockUpdate(data, 0, data.Length);
        return verifier.VerifySignature(signature.ToArray());
    }

    /// <summary>A security key signs a digest of the data between the application's digest and its own flags and counter.</summary>
    private static bool VerifiesSecurityKey(SshReader key, SshReader parts, byte[] data, ReadOnlySpan<byte> signature)
    {
        var publicKey = key.ReadString();
        byte[] signed = [.. SHA256.HashData(key.ReadString()), .. parts.ReadBytes(5), .. SHA256.HashData(data)];
        return VerifiesEd25519(publicKey, signed, signature);
    }

    private static bool VerifiesRsa(SshReader key, string algorithm, byte[] data, ReadOnlySpan<byte> signature)
    {
        var exponent = key.ReadString();
        var modulus = key.ReadString();
        HashAlgorithmName? hash = algorithm switch
        {
            "rsa-sha2-256" => HashAlgorithmName.SHA256,
            "rsa-sha2-512" => HashAlgorithmName.SHA512,
            _ => null,
        };
        if (hash is null || modulus.Length > MaxRsaBytes)
        {
            return false;
        }

        using var rsa = RSA.Create(new RSAParameters { Exponent = Unsigned(exponent), Modulus = Unsigned(modulus) });
        return rsa.VerifyData(data, signature, hash.Value, RSASignaturePadding.Pkcs1);
    }

    private static bool VerifiesEcdsa(SshReader key, byte[] data, ReadOnlySpan<byte> signature)
    {
        var (curve, hash, size) = key.ReadText() switch
        {
            "nistp256" => (ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256, 32),
            "nistp384" => (ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384, 48),
            "nistp521" => (ECCurve.NamedCurves.nistP521, HashAlgorithmName.SHA512, 66),
            _ => throw new SourceException("unsupported curve"),
        };
        var point = key.ReadString();
        if (point.Length != 1 + (2 * size) || point[0] != 4)
        {
            return false;
        }

        var numbers = new SshReader(signature);
        byte[] fixedSize = [.. Padded(numbers.ReadString(), size), .. Padded(numbers.ReadString(), size)];
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = curve,
            Q = new ECPoint { X = point.Slice(1, size).ToArray(), Y = point[(1 + size)..].ToArray() },
        });
        return ecdsa.VerifyData(data, fixedSize, hash);
    }

    private static byte[] Unsigned(ReadOnlySpan<byte> number) => number.TrimStart((byte)0).ToArray();

    private static byte[] Padded(ReadOnlySpan<byte> number, int size)
    {
        var digits = number.TrimStart((byte)0);
        var padded = new byte[size];
        digits.CopyTo(padded.AsSpan(size - digits.Length));
        return padded;
    }
}
