using System.Buffers;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// Builds one node of a set that is probably the same as one at hand. While what comes agrees with the expected set, only its
/// positions are noted; at the first difference they become entries.
/// </summary>
internal struct ExpectedSetBuilder(PathSet? expected)
{
    private PathSetBuilder _output;
    private bool _differs = expected is null;
    private int[]? _met;
    private int _metCount;

    /// <summary>Takes a child that the expected set has, with all below it, at a position; false when it differs, and the caller has to add it.</summary>
    public bool Meet(int position, bool isMember, PathSet? children)
    {
        if (_differs || position < 0 || _metCount == expected!.EntryArray.Length)
        {
            return false;
        }

        ref readonly var entry = ref expected.EntryArray[position];
        if (entry.IsMember != isMember || !ReferenceEquals(entry.Children, children))
        {
            return false;
        }

        _met ??= ArrayPool<int>.Shared.Rent(expected.EntryArray.Length);
        _met[_metCount++] = position;
        return true;
    }

    public void Add(PathElement element, bool isMember, PathSet? children)
    {
        Release(differs: true);
        _output.Add(element, isMember, children);
    }

    /// <summary>The set: the expected one when it was met completely; null when empty.</summary>
    public PathSet? Build(bool repeatedWithoutChildren = false)
    {
        if (!_differs && _metCount == expected!.EntryArray.Length && AllDiffer())
        {
            Release(differs: false);
            return expected;
        }

        Release(differs: true);
        return _output.IsEmpty ? null : _output.Build(repeatedWithoutChildren);
    }

    // An item that occurs twice meets the same position twice, and leaves another one unmet.
    private readonly bool AllDiffer()
    {
        if (_metCount < 2)
        {
            return true;
        }

        var isSorted = true;
        for (var i = 1; i < _metCount && isSorted; i++)
        {
            isSorted = _met![i - 1] < _met[i];
        }

        if (isSorted)
        {
            return true;
        }

        Span<bool> seen = _metCount <= 256 ? stackalloc bool[_metCount] : new bool[_metCount];
        foreach (var position in _met.AsSpan(0, _metCount))
        {
            if (seen[position])
            {
                return false;
            }

            seen[position] = true;
        }

        return true;
    }

    private void Release(bool differs)
    {
        if (_met is not null)
        {
            for (var i = 0; differs && i < _metCount; i++)
            {
                ref readonly var entry = ref expected!.EntryArray[_met[i]];
                _output.Add(entry.Element, entry.IsMember, entry.Children);
            }

            ArrayPool<int>.Shared.Return(_met);
            _met = null;
        }

        _metCount = differs ? 0 : _metCount;
        _differs = _differs || differs;
    }
}
