using System.Buffers.Binary;
using System.Numerics;

namespace Flux.Helm.Templates.Functions.Crypto;

/// <summary>
/// The block cipher beneath bcrypt, with its expensive key schedule. Charts hash a password a dozen times, so this is written
/// for speed; the initial tables are digits of pi and are computed once.
/// </summary>
internal sealed class Blowfish
{
    private const int Rounds = 16;
    private const int KeyWords = Rounds + 2;

    private static readonly Lazy<uint[]> Initial = new(() => PiWords(KeyWords + (4 * 256)));

    private readonly uint[] _keys = Initial.Value[..KeyWords];
    private readonly uint[] _boxes = Initial.Value[KeyWords..];

    /// <summary>Mixes key and salt into the tables.</summary>
    public void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        MixKey(key);
        var words = new uint[4];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(salt[(i * 4)..]);
        }

        uint left = 0;
        uint right = 0;
        var at = 0;
        foreach (var table in (uint[][])[_keys, _boxes])
        {
            for (var i = 0; i < table.Length; i += 2, at ^= 2)
            {
                left ^= words[at];
                right ^= words[at + 1];
                Encrypt(ref left, ref right);
                table[i] = left;
                table[i + 1] = right;
            }
        }
    }

    /// <summary>Mixes a key into the tables.</summary>
    public void Expand(ReadOnlySpan<byte> key)
    {
        MixKey(key);
        uint left = 0;
        uint right = 0;
        foreach (var table in (uint[][])[_keys, _boxes])
        {
            for (var i = 0; i < table.Length; i += 2)
            {
                Encrypt(ref left, ref right);
                table[i] = left;
                table[i + 1] = right;
            }
        }
    }

    public void Encrypt(ref uint left, ref uint right)
    {
        // Spans of fixed length let the bounds checks go: every index is a byte plus a multiple of 256.
        var boxes = _boxes.AsSpan(0, 1024);
        var first = boxes[..256];
        var second = boxes.Slice(256, 256);
        var third = boxes.Slice(512, 256);
        var fourth = boxes.Slice(768, 256);
        var keys = _keys.AsSpan(0, KeyWords);
        var l = left;
        var r = right;
        for (var i = 0; i < Rounds; i += 2)
        {
            l ^= keys[i];
            r ^= ((first[(int)(l >> 24)] + second[(byte)(l >> 16)]) ^ third[(byte)(l >> 8)]) + fourth[(byte)l];
            r ^= keys[i + 1];
            l ^= ((first[(int)(r >> 24)] + second[(byte)(r >> 16)]) ^ third[(byte)(r >> 8)]) + fourth[(byte)r];
        }

        left = r ^ keys[17];
        right = l ^ keys[16];
    }

    private void MixKey(ReadOnlySpan<byte> key)
    {
        var at = 0;
        for (var i = 0; i < _keys.Length; i++)
        {
            uint word = 0;
            for (var j = 0; j < 4; j++, at = (at + 1) % key.Length)
            {
                word = (word << 8) | key[at];
            }

            _keys[i] ^= word;
        }
    }

    /// <summary>The first words of the fraction of pi, by Machin's formula.</summary>
    private static uint[] PiWords(int count)
    {
        const int Guard = 64;
        var bits = (count * 32) + Guard;
        var one = BigInteger.One << bits;
        var pi = 4 * ((4 * ArcTangentOfInverse(5, one)) - ArcTangentOfInverse(239, one));
        var fraction = pi - (3 * one);
        var words = new uint[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = (uint)((fraction >> (bits - (32 * (i + 1)))) & uint.MaxValue);
        }

        return words;
    }

    private static BigInteger ArcTangentOfInverse(int value, BigInteger one)
    {
        var power = one / value;
        var sum = power;
        var square = value * value;
        for (var n = 3; !power.IsZero; n += 2)
        {
            power = -power / square;
            sum += power / n;
        }

        return sum;
    }
}
