using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>Password hashes of the form <c>$2a$10$…</c>.</summary>
internal static class Bcrypt
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int HashBytes = 23;

    public static string Hash(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int cost)
    {
        byte[] key = [.. password, 0];
        var cipher = new Blowfish();
        cipher.Expand(key, salt);
        for (var i = 0; i < 1 << cost; i++)
        {
            cipher.Expand(key);
            cipher.Expand(salt);
        }

        return string.Create(CultureInfo.InvariantCulture, $"$2a${cost:00}${Encode(salt)}{Encode(Digest(cipher).AsSpan(0, HashBytes))}");
    }

    private static byte[] Digest(Blowfish cipher)
    {
        var digest = "OrpheanBeholderScryDoubt"u8.ToArray();
        for (var at = 0; at < digest.Length; at += 8)
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(digest.AsSpan(at));
            var right = BinaryPrimitives.ReadUInt32BigEndian(digest.AsSpan(at + 4));
            for (var round = 0; round < 64; round++)
            {
                cipher.Encrypt(ref left, ref right);
            }

            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(at), left);
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(at + 4), right);
        }

        return digest;
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var bits = 0;
        var count = 0;
        foreach (var value in bytes)
        {
            bits = (bits << 8) | value;
            count += 8;
            while (count >= 6)
            {
                count -= 6;
                text.Append(Alphabet[(bits >> count) & 63]);
            }

            bits &= (1 << count) - 1;
        }

        return count > 0 ? text.Append(Alphabet[(bits << (6 - count)) & 63]).ToString() : text.ToString();
    }
}
