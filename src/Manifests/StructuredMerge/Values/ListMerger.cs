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
    private readonly ElementIndex _liveElements;
    private readonly ElementIndex _partialElements;
    private readonly ListNode _output;

    // Partial items up to this position, exclusive, are in the output.
    private int _taken;

    // The position of the next partial item that the live list has too.
    private int _nextShared;

    private ListMerger(ListNode live, ListNode partial, ListType type)
    {
        _live = live;
        _partial = partial;
        _type = type;
        _liveElements = new ElementIndex(live, type);
        _partialElements = new ElementIndex(partial, type);
        _output = new ListNode(Math.Max(live.Count, partial.Count));
        if (_partialElements.FirstDuplicate() is { } duplicate)
        {
            throw new StructuredMergeException($"duplicate entries for key {duplicate}");
        }
    }

    public static ListNode Merge(ListNode live, ListNode partial, ListType type) =>
        AlignedLists.AreAligned(live, partial, type) ? MergeAligned(live, partial, type) : new ListMerger(live, partial, type).Merge();

    // Nearly every apply has the items that are there already, in the same order.
    private static ListNode MergeAligned(ListNode live, ListNode partial, ListType type)
    {
        ListNode? changed = null;
        for (var i = 0; i < live.Count; i++)
        {
            var merged = ValueMerger.Merge(live[i], partial[i], type.Element)!;
            if (changed is null && !ReferenceEquals(merged, live[i]))
            {
                changed = new ListNode(live);
            }

            if (changed is not null)
            {
                changed[i] = merged;
            }
        }

        return changed ?? live;
    }

    private ListNode Merge()
    {
        _nextShared = SharedFrom(0);
        var at = 0;
        while (at < _liveElements.Count || _taken < _partialElements.Count)
        {
            if (at == _liveElements.Count)
            {
                TakePartial();
            }
            else if (_partialElements.Find(_liveElements[at]) is var position && position < 0)
            {
                _output.Add(_live[at++]);
            }
            else if (position == _taken)
            {
                TakePartial();
                at++;
            }
            else if (_nextShared < _partialElements.Count && position != _nextShared)
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
        if (_taken == _partialElements.Count)
        {
            return;
        }

        var element = _partialElements[_taken];
        var merged = ValueMerger.Merge(LiveItem(element), _partial[_taken], _type.Element);
        if (merged is not null)
        {
            _output.Add(merged);
        }

        _taken++;
        _nextShared = _nextShared < _taken ? SharedFrom(_taken) : _nextShared;
    }

    private int SharedFrom(int position)
    {
        while (position < _partialElements.Count && _liveElements.Find(_partialElements[position]) < 0)
        {
            position++;
        }

        return position;
    }

    // Items that occur more than once are replaced, not merged: which one is meant is not known.
    private Node? LiveItem(PathElement element)
    {
        var position = _liveElements.Find(element);
        return position < 0 ? null : _liveElements.IsRepeated(position) ? NullNode.Instance : _live[position];
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
}
