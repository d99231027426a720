namespace Flux.Grains.Caching;

/// <summary>
/// What was made of which content: those who want the same share the work, also when they come at the same moment, and the result.
/// Bounded by what the results weigh; the least recently used go first. Thread-safe.
/// </summary>
/// <param name="capacity">How much is kept, in bytes.</param>
/// <param name="weigh">What a result weighs, in bytes; null for one that is not kept, such as a failure.</param>
internal class ContentCache<T>(long capacity, Func<T, long?> weigh)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _order = new();
    private long _weight;

    /// <param name="key">Everything that the result depends on.</param>
    /// <param name="make">Makes it; runs for the first who asks, and is not ended by any who wait.</param>
    /// <param name="cancellationToken">Ends the wait of this one.</param>
    public async Task<T> GetAsync(string key, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        LinkedListNode<Entry> node;
        lock (_gate)
        {
            node = Find(key) ?? Add(key, make);
        }

        try
        {
            var result = await node.Value.Work.WaitAsync(cancellationToken);
            Settle(node, weigh(result));
            return result;
        }
        catch (Exception) when (node.Value.Work.IsFaulted || node.Value.Work.IsCanceled)
        {
            Settle(node, null);
            throw;
        }
    }

    private LinkedListNode<Entry>? Find(string key)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            return null;
        }

        _order.Remove(node);
        _order.AddFirst(node);
        return node;
    }

    private LinkedListNode<Entry> Add(string key, Func<Task<T>> make)
    {
        var node = _order.AddFirst(new Entry(key, make()));
        _entries.Add(key, node);
        return node;
    }

    /// <summary>The first who gets the result enters what it weighs, and makes room for it.</summary>
    private void Settle(LinkedListNode<Entry> node, long? weight)
    {
        lock (_gate)
        {
            if (node.List is null || node.Value.Weight is not null)
            {
                return;
            }

            if (weight is not { } kept)
            {
                Remove(node);
                return;
            }

            node.Value.Weight = kept;
            _weight += kept;
            MakeRoom();
        }
    }

    /// <summary>Work under way weighs nothing yet and stays: others may be about to ask for it.</summary>
    private void MakeRoom()
    {
        for (var node = _order.Last; node is not null && _weight > capacity;)
        {
            var next = node.Previous;
            if (node.Value.Weight is not null)
            {
                Remove(node);
            }

            node = next;
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _weight -= node.Value.Weight ?? 0;
        _entries.Remove(node.Value.Key);
        _order.Remove(node);
    }

    private sealed class Entry(string key, Task<T> work)
    {
        public string Key => key;

        public Task<T> Work => work;

        /// <summary>Null while it is being made.</summary>
        public long? Weight { get; set; }
    }
}
