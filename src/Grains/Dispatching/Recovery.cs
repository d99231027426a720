using Flux.Contracts.Reconciling;
using Flux.Grains.Clusters;

namespace Flux.Grains.Dispatching;

/// <summary>
/// Takes up what was lost with a silo or a whole process: runs under way, runs in a queue, and timers. Those whose status shows
/// unfinished work are woken first and at once. The others are woken by and by, since a wake of theirs may have been lost unseen;
/// with nothing to do they end without a request.
/// </summary>
internal sealed class Recovery(WakeRules rules, UnfinishedWork unfinished, TimeProvider time)
{
    private const int Burst = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task RunAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var woken = new HashSet<(string Kind, string Key)>();
        await foreach (var wake in unfinished.FindAsync(rules, cancellationToken))
        {
            woken.Add((wake.Kind, wake.Key));
            await ResourceGrains.Of(grains, wake).WakeAsync(WakeReason.Retry);
        }

        await grains.GetGrain<IClusterGrain>(ClusterId.Home).RemindAsync();
        var sent = 0;
        await foreach (var wake in rules.EverybodyAsync(WakeReason.Interval, cancellationToken))
        {
            if (woken.Contains((wake.Kind, wake.Key)))
            {
                continue;
            }

            await ResourceGrains.Of(grains, wake).WakeAsync(wake.Reason);
            if (++sent % Burst == 0)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
