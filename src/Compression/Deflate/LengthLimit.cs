namespace Flux.Compression.Deflate;

/// <summary>
/// How many words of each length the best code has when none may be longer than a limit: package-merge, lazily from the top row.
/// Where two codes are equally good, the choice is that of Go's compressor, so that archives come out the same.
/// </summary>
internal sealed class LengthLimit
{
    private readonly int[] _frequencies;
    private readonly int _rows;
    private readonly Row[] _levels;

    private LengthLimit(int[] sortedFrequencies, int maxLength)
    {
        _frequencies = sortedFrequencies;
        _rows = Math.Min(maxLength, sortedFrequencies.Length - 1);
        _levels = new Row[_rows + 2];
        for (var level = 0; level < _levels.Length; level++)
        {
            _levels[level] = new Row(level)
            {
                LastFrequency = FrequencyAt(1),
                NextLeaf = FrequencyAt(2),
                NextPair = level == 1 ? int.MaxValue : FrequencyAt(0) + FrequencyAt(1),
            };
            _levels[level].Leaves[level] = level == 0 ? 0 : 2;
        }
    }

    /// <summary>Counts by length; the first is of no use.</summary>
    public static int[] CountByLength(int[] sortedFrequencies, int maxLength)
    {
        var limit = new LengthLimit(sortedFrequencies, maxLength);
        limit.Run();
        var counts = new int[limit._rows + 1];
        var leaves = limit._levels[limit._rows].Leaves;
        for (int level = limit._rows, length = 1; level > 0; level--, length++)
        {
            counts[length] = leaves[level] - leaves[level - 1];
        }

        return counts;
    }

    private int FrequencyAt(int index) => index < _frequencies.Length ? _frequencies[index] : int.MaxValue;

    private void Run()
    {
        // The top row takes 2n - 2 items, of which two are there.
        _levels[_rows].Needed = (2 * _frequencies.Length) - 4;
        for (var level = _rows; level <= _rows;)
        {
            var row = _levels[level];
            if (row.NextPair == int.MaxValue && row.NextLeaf == int.MaxValue)
            {
                row.Needed = 0;
                _levels[++level].NextPair = int.MaxValue;
                continue;
            }

            var previous = row.LastFrequency;
            Take(row);
            if (--row.Needed == 0)
            {
                _levels[++level].NextPair = level > _rows ? 0 : previous + row.LastFrequency;
                continue;
            }

            // A pair that was taken is made up below.
            while (_levels[level - 1].Needed > 0)
            {
                level--;
            }
        }
    }

    private void Take(Row row)
    {
        if (row.NextLeaf < row.NextPair)
        {
            row.LastFrequency = row.NextLeaf;
            row.NextLeaf = FrequencyAt(++row.Leaves[row.Level]);
        }
        else
        {
            row.LastFrequency = row.NextPair;
            Array.Copy(_levels[row.Level - 1].Leaves, row.Leaves, row.Level);
            _levels[row.Level - 1].Needed = 2;
        }
    }

    private sealed class Row(int level)
    {
        public int Level { get; } = level;

        public int[] Leaves { get; } = new int[level + 1];

        public int LastFrequency { get; set; }

        public int NextLeaf { get; set; }

        public int NextPair { get; set; }

        public int Needed { get; set; }
    }
}
