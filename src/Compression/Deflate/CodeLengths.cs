namespace Flux.Compression.Deflate;

/// <summary>The lengths of two codes, with runs shortened: what stands at the head of a block with its own codes.</summary>
internal sealed class CodeLengths
{
    private const int Repeat = 16;
    private const int Zeros = 17;
    private const int ManyZeros = 18;

    private readonly List<(int Symbol, int Extra)> _items = [];
    private readonly int[] _frequencies = new int[19];
    private readonly HuffmanCode _code;

    public CodeLengths(IEnumerable<int> lengths)
    {
        var run = 0;
        var current = -1;
        foreach (var length in lengths)
        {
            if (length != current)
            {
                AddRun(current, run);
                (current, run) = (length, 0);
            }

            run++;
        }

        AddRun(current, run);
        _code = HuffmanCode.Of(_frequencies, 7);
        Count = _frequencies.Length;
        while (Count > 4 && _frequencies[DeflateTables.CodeLengthOrder[Count - 1]] == 0)
        {
            Count--;
        }
    }

    /// <summary>How many lengths of the code of lengths are written.</summary>
    public int Count { get; }

    public int Size => (3 * Count) + _code.Size(_frequencies) + (2 * _frequencies[Repeat]) + (3 * _frequencies[Zeros]) + (7 * _frequencies[ManyZeros]);

    public void Write(BitWriter output)
    {
        for (var i = 0; i < Count; i++)
        {
            output.Write(_code.LengthOf(DeflateTables.CodeLengthOrder[i]), 3);
        }

        foreach (var (symbol, extra) in _items)
        {
            _code.Write(output, symbol);
            output.Write(extra, symbol switch { Repeat => 2, Zeros => 3, ManyZeros => 7, _ => 0 });
        }
    }

    private void AddRun(int length, int count)
    {
        if (count == 0)
        {
            return;
        }

        if (length != 0)
        {
            Add(length, 0);
            count--;
            for (; count >= 3; count -= Math.Min(6, count))
            {
                Add(Repeat, Math.Min(6, count) - 3);
            }
        }
        else
        {
            for (; count >= 11; count -= Math.Min(138, count))
            {
                Add(ManyZeros, Math.Min(138, count) - 11);
            }

            if (count >= 3)
            {
                Add(Zeros, count - 3);
                count = 0;
            }
        }

        for (; count > 0; count--)
        {
            Add(length, 0);
        }
    }

    private void Add(int symbol, int extra)
    {
        _items.Add((symbol, extra));
        _frequencies[symbol]++;
    }
}
