using System.Text;

namespace Flux.Helm.Templates.Functions.Encodings;

internal static class GoBase32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create(Alphabet);

    public static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var at = 0; at < bytes.Length; at += 5)
        {
            ulong bits = 0;
            var count = Math.Min(5, bytes.Length - at);
            for (var i = 0; i < 5; i++)
            {
                bits = (bits << 8) | (i < count ? bytes[at + i] : 0U);
            }

            var digits = ((count * 8) + 4) / 5;
            for (var i = 0; i < 8; i++)
            {
                text.Append(i < digits ? Alphabet[(int)((bits >> (35 - (i * 5))) & 31)] : '=');
            }
        }

        return text.ToString();
    }

    public static byte[]? Decode(string text, out string? error)
    {
        error = null;
        var clean = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        var data = clean.TrimEnd('=');
        var bad = data.AsSpan().IndexOfAnyExcept(Digits);
        if (bad >= 0 || clean.Length % 8 != 0 || clean.Length - data.Length is not (0 or 1 or 3 or 4 or 6))
        {
            error = $"illegal base32 data at input byte {(bad >= 0 ? bad : clean.Length / 8 * 8)}";
            return null;
        }

        var output = new List<byte>(data.Length * 5 / 8);
        var bits = 0;
        var count = 0;
        foreach (var character in data)
        {
            bits = ((bits << 5) | Alphabet.IndexOf(character, StringComparison.Ordinal)) & 0xFFFF;
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                output.Add((byte)(bits >> count));
            }
        }

        return [.. output];
    }
}
