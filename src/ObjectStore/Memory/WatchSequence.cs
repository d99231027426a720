using System.Runtime.CompilerServices;

namespace Flux.ObjectStore.Memory;

/// <summary>Follows the shared log from a position: a slow watch costs nothing but its position.</summary>
internal static class WatchSequence
{
    public static async IAsyncEnumerable<Change> Follow(
        StoreState state, WatchRequest request, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var position = request.FromVersion;
        while (true)
        {
            var (changes, more) = state.Next(position);
            foreach (var change in changes)
            {
                position = change.Version;
                if (IsWanted(change, request))
                {
                    yield return change;
                }
            }

            if (changes.Count > 0)
            {
                continue;
            }

            if (!await WaitAsync(more, request.ProgressInterval, time, cancellationToken).ConfigureAwait(false))
            {
                yield return Change.Progress(position);
            }
        }
    }

    /// <summary>True when there is more to tell, false when the interval has passed.</summary>
    private static async Task<bool> WaitAsync(Task more, TimeSpan? interval, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await more.WaitAsync(interval ?? Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static bool IsWanted(Change change, WatchRequest request)
    {
        var key = change.Object!.Key;
        return (request.Resource is null || key.Resource == request.Resource)
            && (request.Namespace is null || key.Namespace == request.Namespace);
    }
}
