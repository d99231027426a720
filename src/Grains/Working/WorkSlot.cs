namespace Flux.Grains.Working;

/// <summary>A run's place among the workers of the silo. Given up while the run only waits, and at its end.</summary>
public sealed class WorkSlot(Action release) : IDisposable
{
    private Action? _release = release;

    /// <summary>A slot that belongs to no pool.</summary>
    public static WorkSlot Free => new(static () => { });

    /// <summary>Lets another run work; calling again changes nothing.</summary>
    public void Release() => Interlocked.Exchange(ref _release, null)?.Invoke();

    public void Dispose() => Release();
}
