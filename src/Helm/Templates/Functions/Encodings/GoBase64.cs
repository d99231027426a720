namespace Flux.Helm.Templates.Functions.Encodings;

/// <summary>Standard base64, with Go's position of the first bad byte.</summary>
internal static class GoBase64
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static byte[]? Decode(string text, out string? error)
    {
        error = null;
        var output = new List<byte>(text.Length * 3 / 4);
        var bits = 0;
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is '\r' or '\n')
            {
                continue;
            }

            if (character == '=')
            {
                return Finish(text, at, count, bits, output, out error);
            }

            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                return Corrupt(at, out error);
            }

            bits = (bits << 6) | value;
            if (++count == 4)
            {
                output.AddRange([(byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
                bits = count = 0;
            }
        }

        return count == 0 ? [.. output] : Corrupt(text.Length - count, out error);
    }

    private static byte[]? Finish(string text, int at, int count, int bits, List<byte> output, out string? error)
    {
        error = null;
        if (count < 2)
        {
            return Corrupt(at, out error);
        }

        var rest = text[(at + 1)..];
        var padding = rest.TrimStart('\r', '\n');
        if (count == 2)
        {
            if (!padding.StartsWith('='))
            {
                return Corrupt(padding.Length == 0 ? text.Length : at, out error);
            }

            padding = padding[1..];
            output.Add((byte)(bits >> 4));
        }
        else
        {
            output.AddRange([(byte)(bits >> 10), (byte)(bits >> 2)]);
        }

        padding = padding.TrimStart('\r', '\n');
        return padding.Length > 0 ? Corrupt(text.Length - padding.Length, out error) : [.. output];
    }

    private static byte[]? Corrupt(int at, out string? error)
    {
        error = $"illegal base64 data at input byte {at}";
        return null;
    }
}
