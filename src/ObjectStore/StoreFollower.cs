namespace Flux.ObjectStore;

/// <summary>Keeps those going who follow the change log for as long as the process lives: what they know would go stale unnoticed.</summary>
public static class StoreFollower
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Ends when it is cancelled or the store is closed.</summary>
    /// <param name="follow">
    /// Reads the current state and then follows it. It is called again when it ends, when its watch is lost, and after a pause when the
    /// database is away.
    /// </param>
    public static async Task RunAsync(Func<CancellationToken, Task> follow, TimeProvider time, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await follow(cancellationToken).ConfigureAwait(false);
            }
            catch (WatchLostException)
            {
                // The history is gone; the next round reads the current state.
            }
            catch (ObjectStoreException)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
