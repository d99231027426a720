namespace Flux.ObjectStore.Memory;

/// <summary>
/// Bounds the parsed trees that objects keep beside their JSON. The oldest go first; those that were read since they were last
/// looked at get a second chance, unless all of them together are far too many.
/// </summary>
internal sealed class TreeCache(long budget)
{
    private const int HardFactor = 16;
    private const int MaxVisits = 8;

    private readonly Lock _gate = new();
    private readonly Queue<StoredObject> _kept = new();
    private long _bytes;

    /// <summary>Takes an object that has just got its tree.</summary>
    public void Add(StoredObject item)
    {
        lock (_gate)
        {
            _kept.Enqueue(item);
            _bytes += item.Json.Length;
            for (var visits = 0; _bytes > budget && visits < MaxVisits; visits++)
            {
                VisitOldest();
            }
        }
    }

    private void VisitOldest()
    {
        var oldest = _kept.Dequeue();
        if (oldest.TakeIsRead() && _bytes <= budget * HardFactor)
        {
            _kept.Enqueue(oldest);
            return;
        }

        _bytes -= oldest.Json.Length;
        oldest.DropTree();
    }
}
