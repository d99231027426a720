namespace Flux.Grains.Working;

/// <summary>A run among the workers. Guarded by the pool's lock.</summary>
internal sealed class WorkPlace(TenantQueue queue)
{
    private ITimer? _patience;

    public TenantQueue Queue => queue;

    /// <summary>Whether it has a worker of the silo; a run that takes long goes on without.</summary>
    public bool HasWorker { get; private set; } = true;

    public bool IsOver { get; private set; }

    public void Begin(ITimer patience) => _patience = patience;

    public void Park() => HasWorker = false;

    public void End()
    {
        IsOver = true;
        _patience?.Dispose();
    }
}
