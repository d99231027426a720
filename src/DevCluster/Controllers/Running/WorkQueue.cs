using System.Threading.Channels;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Running;

/// <summary>
/// The objects to look at: each once, however often it was named, and never by two workers at a time. An object that is named
/// while it is looked at comes again.
/// </summary>
internal sealed class WorkQueue(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Channel<ObjectKey> _ready = Channel.CreateUnbounded<ObjectKey>();
    private readonly HashSet<ObjectKey> _waiting = [];
    private readonly HashSet<ObjectKey> _running = [];
    private readonly HashSet<ObjectKey> _again = [];
    private readonly Dictionary<ObjectKey, DelayedWork> _delayed = [];
    private readonly Dictionary<ObjectKey, int> _failures = [];

    public void Add(ObjectKey key)
    {
        lock (_gate)
        {
            if (_running.Contains(key))
            {
                _again.Add(key);
            }
            else if (_waiting.Add(key))
            {
                _ready.Writer.TryWrite(key);
            }
        }
    }

    /// <summary>Adds an object later; of several delays the shortest counts.</summary>
    public void AddAfter(ObjectKey key, TimeSpan delay)
    {
        var due = time.GetUtcNow() + delay;
        lock (_gate)
        {
            if (_delayed.TryGetValue(key, out var earlier))
            {
                if (earlier.Due <= due)
                {
                    return;
                }

                earlier.Timer.Dispose();
            }

            _delayed[key] = new DelayedWork(due, time.CreateTimer(_ => Release(key), null, delay, Timeout.InfiniteTimeSpan));
        }
    }

    public async ValueTask<ObjectKey> TakeAsync(CancellationToken cancellationToken)
    {
        var key = await _ready.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _waiting.Remove(key);
            _running.Add(key);
        }

        return key;
    }

    /// <summary>Ends what <see cref="TakeAsync"/> began.</summary>
    public void Done(ObjectKey key, bool failed)
    {
        var delay = TimeSpan.Zero;
        lock (_gate)
        {
            _running.Remove(key);
            if (failed)
            {
                var count = _failures[key] = _failures.GetValueOrDefault(key) + 1;
                delay = TimeSpan.FromTicks(Math.Min(FirstBackOff.Ticks << Math.Min(count, 20), MaxBackOff.Ticks));
            }
            else
            {
                _failures.Remove(key);
            }

            if (_again.Remove(key) && _waiting.Add(key))
            {
                _ready.Writer.TryWrite(key);
            }
        }

        if (failed)
        {
            AddAfter(key, delay);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var work in _delayed.Values)
            {
                work.Timer.Dispose();
            }

            _delayed.Clear();
        }
    }

    private void Release(ObjectKey key)
    {
        lock (_gate)
        {
            if (_delayed.Remove(key, out var work))
            {
                work.Timer.Dispose();
            }
        }

        Add(key);
    }

    private readonly record struct DelayedWork(DateTimeOffset Due, ITimer Timer);
}
