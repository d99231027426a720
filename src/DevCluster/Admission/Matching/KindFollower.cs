using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Matching;

/// <summary>Keeps what was made of all objects of a kind up to date: a write must not have to look for them.</summary>
internal static class KindFollower
{
    /// <param name="take">Called with all objects at the start and after every change, ordered by name.</param>
    public static Task FollowAsync(
        IObjectStore store, ResourceKey kind, Action<IReadOnlyList<StoredObject>> take, TimeProvider time, CancellationToken cancellationToken) =>
        StoreFollower.RunAsync(token => FollowOnceAsync(store, kind, take, token), time, cancellationToken);

    private static async Task FollowOnceAsync(
        IObjectStore store, ResourceKey kind, Action<IReadOnlyList<StoredObject>> take, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        take(await ReadAsync(store, kind, cancellationToken).ConfigureAwait(false));
        var changes = await store.WatchAsync(new WatchRequest(version) { Resource = kind }, cancellationToken).ConfigureAwait(false);
        await foreach (var _ in (changes ?? AsyncEnumerable.Empty<Change>()).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            take(await ReadAsync(store, kind, cancellationToken).ConfigureAwait(false));
        }
    }

    private static async ValueTask<IReadOnlyList<StoredObject>> ReadAsync(IObjectStore store, ResourceKey kind, CancellationToken cancellationToken)
    {
        var page = await store.ListAsync(new ListRequest(kind), cancellationToken).ConfigureAwait(false);
        return [.. page.Items.OrderBy(item => item.Key.Name, StringComparer.Ordinal)];
    }
}
