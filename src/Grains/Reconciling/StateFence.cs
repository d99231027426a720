using Orleans.Storage;

namespace Flux.Grains.Reconciling;

/// <summary>The fence over a grain's stored state: the storage refuses a write when another activation wrote since.</summary>
internal sealed class StateFence(IPersistentState<ReconcilerState> state) : IFence
{
    private long _claimed = -1;

    public async Task<bool> ClaimAsync(CancellationToken cancellationToken)
    {
        if (_claimed >= 0)
        {
            return await HoldsAsync(cancellationToken);
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
            return false;
        }
    }

    public async Task<bool> HoldsAsync(CancellationToken cancellationToken)
    {
        await state.ReadStateAsync(cancellationToken);
        return state.State.Epoch == _claimed;
    }
}
