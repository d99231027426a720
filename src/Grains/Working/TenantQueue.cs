namespace Flux.Grains.Working;

/// <summary>The waiting runs of one tenant. Guarded by the pool's lock.</summary>
internal sealed class TenantQueue
{
    private readonly Queue<TaskCompletionSource<WorkSlot>> _waiting = new();

    public TenantQueue() => Round = new LinkedListNode<TenantQueue>(this);

    /// <summary>Its place in the round; in no list while nothing waits.</summary>
    public LinkedListNode<TenantQueue> Round { get; }

    public WorkShare Share { get; set; } = WorkShare.Default;

    /// <summary>Runs that it may still start in this round.</summary>
    public int Credit { get; set; }

    public int Running { get; set; }

    public bool IsEmpty => _waiting.Count == 0;

    /// <param name="most">What a tenant without a cap may run at once.</param>
    public bool IsCapped(int most) => Running >= (Share.Cap ?? most);

    public TaskCompletionSource<WorkSlot> Enqueue()
    {
        var place = new TaskCompletionSource<WorkSlot>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(place);
        return place;
    }

    /// <summary>Starts the next run that still wants to; false when it was abandoned.</summary>
    public bool TryStart(Action release)
    {
        if (!_waiting.Dequeue().TrySetResult(new WorkSlot(release)))
        {
            return false;
        }

        Credit--;
        Running++;
        return true;
    }
}
