namespace Flux.Manifests.Cel.Values;

/// <summary>A list that was made by an expression.</summary>
internal sealed class CelArrayList : CelList
{
    public static readonly CelArrayList Empty = new([]);

    private readonly List<CelValue> _items;
    private readonly int _count;
    private readonly bool _isFixed;

    /// <param name="items">The items.</param>
    /// <param name="isFixed">Whether it is a constant of a program, which evaluations on several threads share.</param>
    public CelArrayList(List<CelValue> items, bool isFixed = false)
    {
        _isFixed = isFixed;
        _items = items;
        _count = items.Count;
    }

    public override int Count => _count;

    public override CelValue this[int index] => _items[index];

    /// <summary>
    /// Appends in place where nobody has done so before: an accumulating list is grown from its newest form only, and the
    /// older forms do not see what is behind their count.
    /// </summary>
    internal override CelValue Concat(CelList other)
    {
        if (!_isFixed && _items.Count == _count && _count > 0 && other is CelArrayList)
        {
            CelEffort.SpendItems(other.Count);
            _items.AddRange(other);
            return CelValue.Of(new CelArrayList(_items));
        }

        return base.Concat(other);
    }
}
