using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Flux.Sops.Keys;

/// <summary>OpenPGP private keys without a passphrase, and the decryption of a data key with them.</summary>
internal sealed class PgpKeys
{
    private const int LargestKey = 4096;
    private readonly List<PgpSecretKeyRing> _rings = [];

    public bool IsEmpty => _rings.Count == 0;

    /// <exception cref="SopsException">The text holds no key.</exception>
    public void Import(byte[] armored)
    {
        try
        {
            using var input = new ArmoredInputStream(new MemoryStream(armored));
            var rings = new PgpSecretKeyRingBundle(input).GetKeyRings().ToArray();
            if (rings.Length == 0)
            {
                throw new SopsException("failed to import armored key data: no valid OpenPGP data found");
            }

            _rings.AddRange(rings);
        }
        catch (Exception error) when (error is IOException or PgpException)
        {
            throw new SopsException("failed to import armored key data: no valid OpenPGP data found");
        }
    }

    /// <exception cref="SopsException">No key fits, or the message is malformed.</exception>
    public byte[] Decrypt(string message)
    {
        try
        {
            using var armor = new ArmoredInputStream(new MemoryStream(Encoding.UTF8.GetBytes(message)));
            var objects = new PgpObjectFactory(armor);
            var first = objects.NextPgpObject();
            var list = first as PgpEncryptedDataList ?? objects.NextPgpObject() as PgpEncryptedDataList
                ?? throw new SopsException("the message is not encrypted");
            return Decrypt(list);
        }
        catch (Exception error) when (error is IOException or PgpException or ArgumentException)
        {
            throw new SopsException($"failed to decrypt sops data key with pgp: {error.Message}");
        }
    }

    private byte[] Decrypt(PgpEncryptedDataList list)
    {
        foreach (var item in list.GetEncryptedDataObjects().OfType<PgpPublicKeyEncryptedData>())
        {
            if (_rings.Select(ring => ring.GetSecretKey(item.KeyId)).FirstOrDefault(key => key is not null) is not { } secret)
            {
                continue;
            }

            var key = secret.ExtractPrivateKeyUtf8([]);
            using var clear = item.GetDataStream(key);
            return ReadLiteral(new PgpObjectFactory(clear));
        }

        throw new SopsException("failed to decrypt sops data key with pgp: no secret key of the decryption Secret fits");
    }

    private static byte[] ReadLiteral(PgpObjectFactory objects)
    {
        var item = objects.NextPgpObject();
        if (item is PgpCompressedData compressed)
        {
            item = new PgpObjectFactory(compressed.GetDataStream()).NextPgpObject();
        }

        var literal = item as PgpLiteralData ?? throw new SopsException("failed to decrypt sops data key with pgp: the message holds no data");
        var buffer = new byte[LargestKey];
        var length = 0;
        using var data = literal.GetInputStream();
        while (length < buffer.Length && data.Read(buffer, length, buffer.Length - length) is > 0 and var read)
        {
            length += read;
        }

        return buffer[..length];
    }
}
