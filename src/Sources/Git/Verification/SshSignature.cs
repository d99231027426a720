using System.Security.Cryptography;
using System.Text;
using Flux.Manifests.Text;

namespace Flux.Sources.Git.Verification;

/// <summary>A signature as <c>ssh-keygen -Y sign</c> makes it.</summary>
internal sealed class SshSignature
{
    public const string ArmourStart = "-----BEGIN SSH SIGNATURE-----";

    private const string ArmourEnd = "-----END SSH SIGNATURE-----";
    private const uint Version = 1;

    private static readonly byte[] Magic = "SSHSIG"u8.ToArray();

    private readonly byte[] _publicKey;
    private readonly string _namespace;
    private readonly byte[] _reserved;
    private readonly string _hashAlgorithm;
    private readonly byte[] _signature;

    private SshSignature(ReadOnlySpan<byte> data)
    {
        var reader = new SshReader(data);
        if (!reader.ReadBytes(Magic.Length).SequenceEqual(Magic) || reader.ReadUInt32() != Version)
        {
            throw new SourceException("unable to unarmor SSH signature: unknown format");
        }

        _publicKey = reader.ReadString().ToArray();
        _namespace = reader.ReadText();
        _reserved = reader.ReadString().ToArray();
        _hashAlgorithm = reader.ReadText();
        _signature = reader.ReadString().ToArray();
    }

    /// <exception cref="SourceException">It is no signature.</exception>
    public static SshSignature Parse(string armoured)
    {
        var start = armoured.IndexOf(ArmourStart, StringComparison.Ordinal);
        var end = armoured.IndexOf(ArmourEnd, StringComparison.Ordinal);
        var body = start < 0 || end < start ? "" : armoured[(start + ArmourStart.Length)..end];
        try
        {
            return new SshSignature(Convert.FromBase64String(body));
        }
        catch (FormatException error)
        {
            throw new SourceException("unable to unarmor SSH signature: invalid base64", error);
        }
    }

    /// <summary>Whether the key made this signature over the payload, for the namespace and no other purpose.</summary>
    /// <returns>Null when it did, else why not.</returns>
    public string? Problem(SshPublicKey key, ReadOnlySpan<byte> payload, string purpose)
    {
        if (!key.Blob.AsSpan().SequenceEqual(_publicKey))
        {
            return "public key does not match";
        }

        if (_namespace != purpose)
        {
            return "namespace does not match";
        }

        if (Hash(payload) is not { } hash)
        {
            return $"unsupported hash algorithm {GoText.Quote(_hashAlgorithm)}: must be \"sha256\" or \"sha512\"";
        }

        using var signed = new MemoryStream();
        signed.Write(Magic);
        WriteString(signed, Encoding.UTF8.GetBytes(_namespace));
        WriteString(signed, _reserved);
        WriteString(signed, Encoding.UTF8.GetBytes(_hashAlgorithm));
        WriteString(signed, hash);
        return key.Verifies(signed.ToArray(), _signature) ? null : "ssh: signature did not verify";
    }

    private byte[]? Hash(ReadOnlySpan<byte> payload) => _hashAlgorithm switch
    {
        "sha256" => SHA256.HashData(payload),
        "sha512" => SHA512.HashData(payload),
        _ => null,
    };

    private static void WriteString(MemoryStream stream, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        stream.Write(length);
        stream.Write(value);
    }
}
