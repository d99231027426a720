namespace Flux.Grains.Kustomizations;

/// <summary>
/// What was built from which content with which settings: resources that build the same share the work and the objects, also when
/// they come at the same moment. Bounded by the number of entries; the oldest goes first. Failures are not kept.
/// </summary>
internal sealed class RenderCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<Rendering>> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <param name="key">Everything that the outcome depends on.</param>
    /// <param name="build">Builds; runs for the first who asks, and is not ended by any who wait.</param>
    public async Task<Rendering> GetAsync(string key, Func<Task<Rendering>> build, CancellationToken cancellationToken)
    {
        Task<Rendering>? task;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out task))
            {
                task = build();
                Add(key, task);
            }
        }

        try
        {
            var rendering = await task.WaitAsync(cancellationToken);
            if (rendering.Error is not null)
            {
                Forget(key, task);
            }

            return rendering;
        }
        catch (Exception) when (task.IsFaulted || task.IsCanceled)
        {
            Forget(key, task);
            throw;
        }
    }

    private void Add(string key, Task<Rendering> task)
    {
        _entries.Add(key, task);
        _order.Enqueue(key);
        if (_order.Count > capacity)
        {
            _entries.Remove(_order.Dequeue());
        }
    }

    private void Forget(string key, Task<Rendering> task)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var present) && present == task)
            {
                _entries.Remove(key);
            }
        }
    }
}
