namespace Flux.Compression.Deflate;

/// <summary>The codes of RFC 1951: lengths and distances as a base and extra bits.</summary>
internal static class DeflateTables
{
    public const int EndOfBlock = 256;
    public const int LengthCodesStart = 257;
    public const int LiteralCount = 286;
    public const int OffsetCount = 30;
    public const int MinLength = 3;

    public static readonly byte[] CodeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public static readonly byte[] LengthExtraBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    public static readonly byte[] OffsetExtraBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    /// <summary>Length less <see cref="MinLength"/> at which each code starts.</summary>
    public static readonly int[] LengthBase = Bases(LengthExtraBits, last: 255);

    /// <summary>Distance less one at which each code starts.</summary>
    public static readonly int[] OffsetBase = Bases(OffsetExtraBits, last: null);

    private static readonly byte[] LengthCodes = Codes(LengthBase, 256);

    public static int LengthCode(int length) => LengthCodes[length];

    public static int OffsetCode(int offset)
    {
        if (offset < 4)
        {
            return offset;
        }

        var bits = System.Numerics.BitOperations.Log2((uint)offset);
        return (2 * bits) + ((offset >> (bits - 1)) & 1);
    }

    private static int[] Bases(byte[] extraBits, int? last)
    {
        var bases = new int[extraBits.Length];
        for (var code = 1; code < bases.Length; code++)
        {
            bases[code] = bases[code - 1] + (1 << extraBits[code - 1]);
        }

        bases[^1] = last ?? bases[^1];
        return bases;
    }

    private static byte[] Codes(int[] bases, int count)
    {
        var codes = new byte[count];
        for (int value = 0, code = 0; value < count; value++)
        {
            while (code + 1 < bases.Length && value >= bases[code + 1])
            {
                code++;
            }

            codes[value] = (byte)code;
        }

        return codes;
    }
}
