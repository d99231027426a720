using Flux.Grains.Telemetry;

namespace Flux.Grains.Working;

/// <summary>
/// The bounded workers of a silo, shared by the tenants: deficit round robin, so that each waiting tenant gets workers in
/// proportion to its weight whatever the length of its queue, and none gets more than its cap.
/// </summary>
/// <param name="workers">How many there are; also the cap of a tenant that has none.</param>
/// <param name="time">Tells how long a run takes; null for the system's.</param>
public sealed class WorkPool(int workers, TimeProvider? time = null)
{
    /// <summary>
    /// A run that takes longer waits for somebody, such as a server that does not answer: its worker is given to others, and it goes on
    /// counting for its own tenant alone. Otherwise a few of them would take the workers of all tenants.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TenantQueue> _queues = new(StringComparer.Ordinal);
    private readonly LinkedList<TenantQueue> _round = new();
    private int _taken;
    private bool _isClosed;

    /// <summary>Waits for a place.</summary>
    /// <param name="tenant">Whose run it is.</param>
    /// <param name="share">The tenant's weight and cap now.</param>
    public async Task<WorkSlot> EnterAsync(string tenant, WorkShare share, CancellationToken cancellationToken)
    {
        var entered = TimeProvider.System.GetTimestamp();
        TaskCompletionSource<WorkSlot> place;
        lock (_gate)
        {
            var queue = QueueOf(tenant);
            queue.Share = share;
            place = queue.Enqueue();
            if (queue.Round.List is null)
            {
                _round.AddLast(queue.Round);
            }

            Serve();
        }

        await using var registration = cancellationToken.Register(() => Abandon(place, cancellationToken)).ConfigureAwait(false);
        var slot = await place.Task.ConfigureAwait(false);
        FluxMetrics.Queued(tenant, TimeProvider.System.GetElapsedTime(entered));
        return slot;
    }

    /// <summary>Gives no places any more: the silo stops. Who waits, waits until it is cancelled; who works goes on.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    /// <summary>Serves waiting runs while there are free workers. Called under the lock.</summary>
    private void Serve()
    {
        var passed = 0;
        while (!_isClosed && _taken < workers && _round.First is { } node && passed < _round.Count)
        {
            var queue = node.Value;
            if (queue.IsEmpty)
            {
                _round.Remove(node);
                queue.Credit = 0;
            }
            else if (queue.IsCapped(workers))
            {
                Rotate(node);
                passed++;
            }
            else if (queue.Credit <= 0)
            {
                queue.Credit += queue.Share.Weight;
                Rotate(node);
                passed = queue.Credit > 0 ? 0 : passed;
            }
            else if (new WorkPlace(queue) is var place && queue.TryStart(() => Release(place)))
            {
                _taken++;
                passed = 0;
                place.Begin(_time.CreateTimer(_ => Park(place), null, Patience, Timeout.InfiniteTimeSpan));
            }
        }
    }

    private void Rotate(LinkedListNode<TenantQueue> node)
    {
        _round.Remove(node);
        _round.AddLast(node);
    }

    private void Release(WorkPlace place)
    {
        lock (_gate)
        {
            place.End();
            place.Queue.Running--;
            _taken -= place.HasWorker ? 1 : 0;
            Serve();
        }
    }

    private void Park(WorkPlace place)
    {
        lock (_gate)
        {
            if (!place.IsOver && place.HasWorker)
            {
                place.Park();
                _taken--;
                Serve();
            }
        }
    }

    private void Abandon(TaskCompletionSource<WorkSlot> place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // A place that was given at the same moment stays given: its owner disposes of it.
            place.TrySetCanceled(cancellationToken);
        }
    }

    private TenantQueue QueueOf(string tenant)
    {
        if (!_queues.TryGetValue(tenant, out var queue))
        {
            queue = new TenantQueue();
            _queues.Add(tenant, queue);
        }

        return queue;
    }
}
