using Flux.Contracts.Reconciling;

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

    /// <param name="grains">Reaches the grains of clusters.</param>
    /// <param name="wake">Wakes resources, now or later, whatever happens.</param>
    /// <param name="cancellationToken">Ends it in the middle.</param>
    public async Task RunAsync(IGrainFactory grains, Func<IReadOnlyList<Wake>, Task> wake, CancellationToken cancellationToken)
    {
        var woken = new HashSet<(string Kind, string Key)>();
        await foreach (var item in unfinished.FindAsync(rules, cancellationToken))
        {
            woken.Add((item.Kind, item.Key));
            await wake([item]);
        }

        foreach (var cluster in await unfinished.ClustersAsync(cancellationToken))
        {
            await grains.GetGrain<IClusterGrain>(cluster).RemindAsync();
        }

        var sent = 0;
        await foreach (var item in rules.EverybodyAsync(WakeReason.Interval, cancellationToken))
        {
            if (woken.Contains((item.Kind, item.Key)))
            {
                continue;
            }

            await wake([item]);
            if (++sent % Burst == 0)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
