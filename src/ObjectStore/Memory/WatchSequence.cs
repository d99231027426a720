using System.Runtime.CompilerServices;

namespace Flux.ObjectStore.Memory;

/// <summary>Follows the shared log from a position: a slow watch costs nothing but its position.</summary>
internal static class WatchSequence
{
    public static async IAsyncEnumerable<Change> Follow(
        StoreState state, WatchRequest request, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var position = request.FromVersion;
        var toldAt = time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (changes, more, knownUpTo) = state.Next(request.Resource, position);
            foreach (var change in changes)
            {
                position = change.Version;
                if (request.Namespace is null || change.Object!.Key.Namespace == request.Namespace)
                {
                    yield return change;
                    toldAt = time.GetTimestamp();
                }
            }

            if (changes.Count > 0)
            {
                continue;
            }

            if (more is null)
            {
                yield break;
            }

            position = knownUpTo;
            if (!await WaitAsync(more, Rest(request.ProgressInterval, toldAt, time), time, cancellationToken).ConfigureAwait(false))
            {
                yield return Change.Progress(position);
                toldAt = time.GetTimestamp();
            }
        }
    }

    private static TimeSpan Rest(TimeSpan? interval, long toldAt, TimeProvider time)
    {
        if (interval is not { } length)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var rest = length - time.GetElapsedTime(toldAt);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    /// <summary>True when there is more to tell, false when the time has passed.</summary>
    private static async Task<bool> WaitAsync(Task more, TimeSpan rest, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await more.WaitAsync(rest, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
