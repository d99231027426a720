namespace Flux.Grains.Kustomizations;

/// <summary>
/// What was built from which content with which settings: resources that build the same share the work and the objects. Bounded
/// by the number of entries; the oldest goes first.
/// </summary>
internal sealed class RenderCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Rendering> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public Rendering? Find(string key)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault(key);
        }
    }

    public void Add(string key, Rendering rendering)
    {
        lock (_gate)
        {
            if (_entries.TryAdd(key, rendering))
            {
                _order.Enqueue(key);
            }

            if (_order.Count > capacity)
            {
                _entries.Remove(_order.Dequeue());
            }
        }
    }
}
