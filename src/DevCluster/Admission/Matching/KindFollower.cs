using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Matching;

/// <summary>Keeps what was made of all objects of a kind up to date: a write must not have to look for them.</summary>
internal static class KindFollower
{
    /// <param name="take">Called with all objects at the start and after every change, ordered by name.</param>
    public static async Task FollowAsync(IObjectStore store, ResourceKey kind, Action<IReadOnlyList<StoredObject>> take, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var version = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
                take(await ReadAsync(store, kind, cancellationToken).ConfigureAwait(false));
                var changes = await store.WatchAsync(new WatchRequest(version) { Resource = kind }, cancellationToken).ConfigureAwait(false);
                await foreach (var _ in (changes ?? AsyncEnumerable.Empty<Change>()).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    take(await ReadAsync(store, kind, cancellationToken).ConfigureAwait(false));
                }
            }
            catch (WatchLostException)
            {
                // Read anew in the next round.
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static async ValueTask<IReadOnlyList<StoredObject>> ReadAsync(IObjectStore store, ResourceKey kind, CancellationToken cancellationToken)
    {
        var page = await store.ListAsync(new ListRequest(kind), cancellationToken).ConfigureAwait(false);
        return [.. page.Items.OrderBy(item => item.Key.Name, StringComparer.Ordinal)];
    }
}
