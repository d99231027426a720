namespace Flux.Grains.Events;

/// <summary>
/// Events on their way to one listener: in order for each namespace, by turns between namespaces, so that one that tells a lot neither
/// delays nor displaces what the others tell. Bounded: the oldest of the namespace that has most waiting is dropped. Thread-safe.
/// </summary>
internal sealed class EventQueue(int capacity, Action dropped)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<ObjectEvent>> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<string> _turns = new();
    private readonly SemaphoreSlim _filled = new(0);
    private int _count;

    public void Add(ObjectEvent item)
    {
        lock (_gate)
        {
            if (_count == capacity)
            {
                // Its turn finds it shorter, or empty.
                _waiting.Values.MaxBy(queue => queue.Count)!.Dequeue();
                dropped();
            }
            else
            {
                _count++;
                _filled.Release();
            }

            if (!_waiting.TryGetValue(item.Namespace, out var own))
            {
                _waiting.Add(item.Namespace, own = new Queue<ObjectEvent>());
                _turns.Enqueue(item.Namespace);
            }

            own.Enqueue(item);
        }
    }

    public async Task<ObjectEvent> TakeAsync(CancellationToken cancellationToken)
    {
        await _filled.WaitAsync(cancellationToken);
        lock (_gate)
        {
            _count--;
            while (true)
            {
                var @namespace = _turns.Dequeue();
                var own = _waiting[@namespace];
                var taken = own.TryDequeue(out var item);
                if (own.Count == 0)
                {
                    _waiting.Remove(@namespace);
                }
                else
                {
                    _turns.Enqueue(@namespace);
                }

                if (taken)
                {
                    return item!;
                }
            }
        }
    }
}
