namespace Flux.Sops.Keys;

/// <summary>The text form of age's keys (BIP 173, without its length limit).</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int ChecksumLength = 6;
    private static readonly uint[] Generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <returns>False when the text is not well-formed.</returns>
    public static bool TryDecode(string text, out string prefix, out byte[] data)
    {
        (prefix, data) = ("", []);
        var lower = text.ToLowerInvariant();
        var one = lower.LastIndexOf('1');
        if ((text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower)) || one < 1 || lower.Length - one - 1 < ChecksumLength)
        {
            return false;
        }

        var values = lower[(one + 1)..].Select(character => Alphabet.IndexOf(character, StringComparison.Ordinal)).ToArray();
        if (values.Contains(-1) || Checksum(lower[..one], values) != 1)
        {
            return false;
        }

        prefix = lower[..one];
        return TryRegroup(values[..^ChecksumLength], out data);
    }

    private static bool TryRegroup(int[] values, out byte[] data)
    {
        var bytes = new List<byte>();
        var (bits, buffer) = (0, 0);
        foreach (var value in values)
        {
            buffer = ((buffer << 5) | value) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        data = [.. bytes];
        return bits < 5 && (buffer & ((1 << bits) - 1)) == 0;
    }

    private static uint Checksum(string prefix, int[] values)
    {
        var state = 1u;
        foreach (var value in prefix.Select(c => c >> 5).Append(0).Concat(prefix.Select(c => c & 31)).Concat(values))
        {
            var top = state >> 25;
            state = ((state & 0x1ffffff) << 5) ^ (uint)value;
            for (var i = 0; i < Generators.Length; i++)
            {
                state ^= ((top >> i) & 1) == 1 ? Generators[i] : 0;
            }
        }

        return state;
    }
}
