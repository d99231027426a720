using Flux.ObjectStore;

namespace Flux.Silo.Storage;

/// <summary>Lends a store to a host that disposes of what it is given: its end is the composition root's business.</summary>
internal sealed class BorrowedObjectStore(IObjectStore store) : IObjectStore
{
    public ValueTask<StoredObject?> GetAsync(ObjectKey key, CancellationToken cancellationToken = default) => store.GetAsync(key, cancellationToken);

    public ValueTask<ListPage> ListAsync(ListRequest request, CancellationToken cancellationToken = default) => store.ListAsync(request, cancellationToken);

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken = default) => store.WriteAsync(request, cancellationToken);

    public ValueTask<IAsyncEnumerable<Change>?> WatchAsync(WatchRequest request, CancellationToken cancellationToken = default) =>
        store.WatchAsync(request, cancellationToken);

    public ValueTask<long> GetVersionAsync(CancellationToken cancellationToken = default) => store.GetVersionAsync(cancellationToken);

    public ValueTask CompactAsync(long upTo, CancellationToken cancellationToken = default) => store.CompactAsync(upTo, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
