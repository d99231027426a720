namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// Collects the entries of one node of a set in any order. A mutable struct that lives on the stack of a walk: most nodes of most
/// walks collect nothing and cost nothing.
/// </summary>
internal struct PathSetBuilder
{
    private static readonly Comparison<PathSetEntry> ByElement = static (left, right) => left.Element.CompareTo(right.Element);

    private PathSetEntry[]? _entries;
    private int _count;
    private bool _unsorted;

    public readonly bool IsEmpty => _count == 0;

    public void Add(PathElement element, bool isMember, PathSet? children)
    {
        children = children is null || children.IsEmpty ? null : children;
        if (!isMember && children is null)
        {
            return;
        }

        _entries ??= new PathSetEntry[4];
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }

        _unsorted = _unsorted || (_count > 0 && _entries[_count - 1].Element.CompareTo(element) >= 0);
        _entries[_count++] = new PathSetEntry(element, isMember, children);
    }

    /// <summary>The set; entries of equal elements are united. The builder is spent.</summary>
    /// <param name="repeatedWithoutChildren">Whether elements that were added more than once lose what is below them.</param>
    public PathSet Build(bool repeatedWithoutChildren = false)
    {
        if (_entries is null)
        {
            return PathSet.Empty;
        }

        if (_count < _entries.Length)
        {
            Array.Resize(ref _entries, _count);
        }

        if (_unsorted)
        {
            Array.Sort(_entries, ByElement);
            UniteEqualElements(repeatedWithoutChildren);
        }

        return new PathSet(_entries);
    }

    private void UniteEqualElements(bool withoutChildren)
    {
        var entries = _entries!;
        var kept = 0;
        for (var i = 1; i < entries.Length; i++)
        {
            ref var last = ref entries[kept];
            if (last.Element.Equals(entries[i].Element))
            {
                var children = withoutChildren ? null : PathSetAlgebra.UnionOrNull(last.Children, entries[i].Children);
                last = new PathSetEntry(last.Element, last.IsMember || entries[i].IsMember, children);
            }
            else
            {
                entries[++kept] = entries[i];
            }
        }

        Array.Resize(ref _entries, kept + 1);
    }
}
