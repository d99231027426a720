using Orleans.Storage;

namespace Flux.Grains.Reconciling;

/// <summary>
/// The fence over a grain's stored state: the storage refuses a write when another activation wrote since. Engines call it from
/// threads of the pool, so it goes back to the grain's own scheduler, where alone state may be touched.
/// </summary>
internal sealed class StateFence(IPersistentState<ReconcilerState> state) : IFence
{
    private readonly TaskScheduler _grain = TaskScheduler.Current;
    private long _claimed = -1;

    public Task<bool> ClaimAsync(CancellationToken cancellationToken) => OnGrainAsync(() => TryClaimAsync(cancellationToken), cancellationToken);

    public Task<bool> HoldsAsync(CancellationToken cancellationToken) => OnGrainAsync(() => CheckAsync(cancellationToken), cancellationToken);

    private async Task<bool> TryClaimAsync(CancellationToken cancellationToken)
    {
        if (_claimed >= 0)
        {
            return await CheckAsync(cancellationToken);
        }

        try
        {
            state.State.Epoch++;
            await state.WriteStateAsync(cancellationToken);
            _claimed = state.State.Epoch;
            return true;
        }
        catch (InconsistentStateException)
        {
            // Another activation wrote, or a write of ours was stored and its answer lost. The next run starts from what is stored.
            await state.ReadStateAsync(cancellationToken);
            return false;
        }
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        await state.ReadStateAsync(cancellationToken);
        return state.State.Epoch == _claimed;
    }

    private Task<bool> OnGrainAsync(Func<Task<bool>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.None, _grain).Unwrap();
}
