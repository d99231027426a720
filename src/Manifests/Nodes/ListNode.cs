using System.Collections;

namespace Flux.Manifests.Nodes;

/// <summary>An ordered list of values.</summary>
public sealed class ListNode : Node, IReadOnlyList<Node>
{
    private readonly List<Node> _items;
    private bool _frozen;

    public ListNode() => _items = [];

    public ListNode(int capacity) => _items = new List<Node>(capacity);

    public ListNode(IEnumerable<Node> items) => _items = [.. items];

    public override NodeKind Kind => NodeKind.List;

    public override bool IsFrozen => _frozen;

    public int Count => _items.Count;

    public Node this[int index]
    {
        get => _items[index];
        set
        {
            ThrowIfFrozen();
            _items[index] = value;
        }
    }

    public void Add(Node item)
    {
        ThrowIfFrozen();
        _items.Add(item);
    }

    public void Insert(int index, Node item)
    {
        ThrowIfFrozen();
        _items.Insert(index, item);
    }

    public void RemoveAt(int index)
    {
        ThrowIfFrozen();
        _items.RemoveAt(index);
    }

    public void Clear()
    {
        ThrowIfFrozen();
        _items.Clear();
    }

    public override Node DeepClone()
    {
        var copy = new ListNode(_items.Count);
        foreach (var item in _items)
        {
            copy._items.Add(item.DeepClone());
        }

        return copy;
    }

    public override Node Freeze()
    {
        if (!_frozen)
        {
            _frozen = true;
            foreach (var item in _items)
            {
                item.Freeze();
            }
        }

        return this;
    }

    public List<Node>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<Node> IEnumerable<Node>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public override bool Equals(Node? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not ListNode list || list.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!_items[i].Equals(list._items[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item.GetHashCode());
        }

        return hash.ToHashCode();
    }

    private void ThrowIfFrozen()
    {
        if (_frozen)
        {
            throw new InvalidOperationException("This list is frozen; change a DeepClone of it.");
        }
    }
}
