namespace Flux.Compression.Deflate;

/// <summary>A canonical Huffman code whose words have a longest length.</summary>
internal sealed class HuffmanCode
{
    private readonly ushort[] _words;
    private readonly byte[] _lengths;

    private HuffmanCode(int size) => (_words, _lengths) = (new ushort[size], new byte[size]);

    public static HuffmanCode FixedLiterals { get; } = CreateFixedLiterals();

    public static HuffmanCode FixedOffsets { get; } = CreateFixedOffsets();

    public static HuffmanCode Of(int[] frequencies, int maxLength)
    {
        var code = new HuffmanCode(frequencies.Length);
        var symbols = Enumerable.Range(0, frequencies.Length).Where(symbol => frequencies[symbol] > 0).ToArray();
        if (symbols.Length <= 2)
        {
            for (var i = 0; i < symbols.Length; i++)
            {
                code.Set(symbols[i], i, 1);
            }

            return code;
        }

        var byFrequency = symbols.OrderBy(symbol => frequencies[symbol]).ThenBy(symbol => symbol).ToArray();
        code.Assign(byFrequency, LengthLimit.CountByLength([.. byFrequency.Select(symbol => frequencies[symbol])], maxLength));
        return code;
    }

    public int LengthOf(int symbol) => _lengths[symbol];

    public void Write(BitWriter output, int symbol) => output.Write(_words[symbol], _lengths[symbol]);

    /// <summary>The bits that symbols of these frequencies take.</summary>
    public int Size(int[] frequencies)
    {
        var size = 0;
        for (var symbol = 0; symbol < frequencies.Length; symbol++)
        {
            size += frequencies[symbol] * _lengths[symbol];
        }

        return size;
    }

    private void Assign(int[] byFrequency, int[] counts)
    {
        var word = 0;
        var end = byFrequency.Length;
        for (var length = 1; length < counts.Length; length++)
        {
            word <<= 1;
            foreach (var symbol in byFrequency[(end - counts[length])..end].Order())
            {
                Set(symbol, word++, length);
            }

            end -= counts[length];
        }
    }

    private void Set(int symbol, int word, int length)
    {
        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((word >> bit) & 1);
        }

        (_words[symbol], _lengths[symbol]) = ((ushort)reversed, (byte)length);
    }

    private static HuffmanCode CreateFixedLiterals()
    {
        var code = new HuffmanCode(DeflateTables.LiteralCount);
        for (var symbol = 0; symbol < DeflateTables.LiteralCount; symbol++)
        {
            var (word, length) = symbol switch
            {
                < 144 => (symbol + 48, 8),
                < 256 => (symbol + 400 - 144, 9),
                < 280 => (symbol - 256, 7),
                _ => (symbol + 192 - 280, 8),
            };
            code.Set(symbol, word, length);
        }

        return code;
    }

    private static HuffmanCode CreateFixedOffsets()
    {
        var code = new HuffmanCode(DeflateTables.OffsetCount);
        for (var symbol = 0; symbol < DeflateTables.OffsetCount; symbol++)
        {
            code.Set(symbol, symbol, 5);
        }

        return code;
    }
}
