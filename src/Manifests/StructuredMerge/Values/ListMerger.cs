using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Merges two associative lists by their path elements. Items that only the live list has keep their place; the shared items and
/// those that only the partial list has come in the partial list's order.
/// </summary>
internal sealed class ListMerger
{
    private readonly ListNode _live;
    private readonly ListNode _partial;
    private readonly ListType _type;
    private readonly PathElement[] _liveElements;
    private readonly PathElement[] _partialElements;
    private readonly Dictionary<PathElement, Node> _liveItems;
    private readonly Dictionary<PathElement, int> _partialPositions;
    private readonly ListNode _output;

    // Partial items up to this position, exclusive, are in the output.
    private int _taken;

    // The position of the next partial item that the live list has too.
    private int _nextShared;

    public ListMerger(ListNode live, ListNode partial, ListType type)
    {
        _live = live;
        _partial = partial;
        _type = type;
        _liveElements = Elements(live, type);
        _partialElements = Elements(partial, type);
        _liveItems = IndexLive();
        _partialPositions = IndexPartial();
        _output = new ListNode(Math.Max(live.Count, partial.Count));
    }

    public ListNode Merge()
    {
        _nextShared = SharedFrom(0);
        var at = 0;
        while (at < _liveElements.Length || _taken < _partialElements.Length)
        {
            if (at == _liveElements.Length)
            {
                TakePartial();
            }
            else if (!_partialPositions.TryGetValue(_liveElements[at], out var position))
            {
                _output.Add(_live[at++]);
            }
            else if (position == _taken)
            {
                TakePartial();
                at++;
            }
            else if (_nextShared < _partialElements.Length && position != _nextShared)
            {
                // A shared item, but for another round.
                at++;
            }
            else
            {
                at += position < _taken ? 1 : 0;
                TakePartial();
            }
        }

        return IsUnchanged() ? _live : _output;
    }

    private void TakePartial()
    {
        if (_taken == _partialElements.Length)
        {
            return;
        }

        var element = _partialElements[_taken];
        var merged = ValueMerger.Merge(_liveItems.GetValueOrDefault(element), _partial[_taken], _type.Element);
        if (merged is not null)
        {
            _output.Add(merged);
        }

        _taken++;
        _nextShared = _nextShared < _taken ? SharedFrom(_taken) : _nextShared;
    }

    private int SharedFrom(int position)
    {
        while (position < _partialElements.Length && !_liveItems.ContainsKey(_partialElements[position]))
        {
            position++;
        }

        return position;
    }

    private Dictionary<PathElement, Node> IndexLive()
    {
        var items = new Dictionary<PathElement, Node>(_liveElements.Length);
        for (var i = 0; i < _liveElements.Length; i++)
        {
            // Items that occur more than once are replaced, not merged: which one is meant is not known.
            if (!items.TryAdd(_liveElements[i], _live[i]))
            {
                items[_liveElements[i]] = NullNode.Instance;
            }
        }

        return items;
    }

    private Dictionary<PathElement, int> IndexPartial()
    {
        var positions = new Dictionary<PathElement, int>(_partialElements.Length);
        for (var i = 0; i < _partialElements.Length; i++)
        {
            if (!positions.TryAdd(_partialElements[i], i))
            {
                throw new StructuredMergeException($"duplicate entries for key {_partialElements[i]}");
            }
        }

        return positions;
    }

    private bool IsUnchanged()
    {
        if (_output.Count != _live.Count)
        {
            return false;
        }

        for (var i = 0; i < _live.Count; i++)
        {
            if (!ReferenceEquals(_live[i], _output[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static PathElement[] Elements(ListNode list, ListType type)
    {
        var elements = new PathElement[list.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = ListItems.Element(type, list[i]);
        }

        return elements;
    }
}
