namespace Flux.Compression.Deflate;

/// <summary>Writes blocks in the smallest of the three forms.</summary>
internal sealed class BlockWriter(BitWriter output)
{
    private const int MaxStored = 65_535;

    private readonly int[] _literals = new int[DeflateTables.LiteralCount];
    private readonly int[] _offsets = new int[DeflateTables.OffsetCount];

    /// <param name="tokens">Of the block, without its end.</param>
    /// <param name="input">The bytes that the tokens stand for; null when they are gone.</param>
    public void Write(List<DeflateToken> tokens, ReadOnlyMemory<byte>? input)
    {
        tokens.Add(DeflateToken.Literal(DeflateTables.EndOfBlock));
        Count(tokens);
        var literals = HuffmanCode.Of(_literals, 15);
        var offsets = HuffmanCode.Of(_offsets, 15);
        var (literalCount, offsetCount) = (Used(_literals), Used(_offsets));
        var lengths = new CodeLengths(Enumerable.Range(0, literalCount).Select(literals.LengthOf).Concat(Enumerable.Range(0, offsetCount).Select(offsets.LengthOf)));

        var storable = input is { Length: <= MaxStored };
        var extra = storable ? ExtraBits() : 0;
        var fixedSize = 3 + HuffmanCode.FixedLiterals.Size(_literals) + HuffmanCode.FixedOffsets.Size(_offsets) + extra;
        var ownSize = 3 + 5 + 5 + 4 + lengths.Size + literals.Size(_literals) + offsets.Size(_offsets) + extra;
        if (storable && (input!.Value.Length + 5) * 8 < Math.Min(ownSize, fixedSize))
        {
            WriteStored(input.Value.Span, isLast: false);
        }
        else if (ownSize < fixedSize)
        {
            output.Write(4, 3);
            output.Write(literalCount - 257, 5);
            output.Write(offsetCount - 1, 5);
            output.Write(lengths.Count - 4, 4);
            lengths.Write(output);
            WriteTokens(tokens, literals, offsets);
        }
        else
        {
            output.Write(2, 3);
            WriteTokens(tokens, HuffmanCode.FixedLiterals, HuffmanCode.FixedOffsets);
        }
    }

    public void WriteStored(ReadOnlySpan<byte> bytes, bool isLast)
    {
        output.Write(isLast ? 1 : 0, 3);
        output.Align();
        output.Write(bytes.Length, 16);
        output.Write(~bytes.Length & 0xFFFF, 16);
        output.WriteBytes(bytes);
    }

    private void Count(List<DeflateToken> tokens)
    {
        Array.Clear(_literals);
        Array.Clear(_offsets);
        foreach (var token in tokens)
        {
            if (token.IsMatch)
            {
                _literals[DeflateTables.LengthCodesStart + DeflateTables.LengthCode(token.Length)]++;
                _offsets[DeflateTables.OffsetCode(token.Value)]++;
            }
            else
            {
                _literals[token.Value]++;
            }
        }

        if (Used(_offsets) == 0)
        {
            // A code must have a word.
            _offsets[0] = 1;
        }
    }

    private static int Used(int[] frequencies) => Array.FindLastIndex(frequencies, frequency => frequency > 0) + 1;

    private int ExtraBits()
    {
        var bits = 0;
        for (var code = 0; code < DeflateTables.LengthExtraBits.Length; code++)
        {
            bits += _literals[DeflateTables.LengthCodesStart + code] * DeflateTables.LengthExtraBits[code];
        }

        for (var code = 0; code < _offsets.Length; code++)
        {
            bits += _offsets[code] * DeflateTables.OffsetExtraBits[code];
        }

        return bits;
    }

    private void WriteTokens(List<DeflateToken> tokens, HuffmanCode literals, HuffmanCode offsets)
    {
        foreach (var token in tokens)
        {
            if (!token.IsMatch)
            {
                literals.Write(output, token.Value);
                continue;
            }

            var code = DeflateTables.LengthCode(token.Length);
            literals.Write(output, DeflateTables.LengthCodesStart + code);
            output.Write(token.Length - DeflateTables.LengthBase[code], DeflateTables.LengthExtraBits[code]);
            code = DeflateTables.OffsetCode(token.Value);
            offsets.Write(output, code);
            output.Write(token.Value - DeflateTables.OffsetBase[code], DeflateTables.OffsetExtraBits[code]);
        }
    }
}
