namespace Flux.ObjectStore.Memory;

/// <summary>Objects in memory only: for tests, dry runs and throw-away clusters. Everything is lost with the process.</summary>
public sealed class MemoryObjectStore(ObjectStoreOptions? options = null, TimeProvider? time = null) : IObjectStore
{
    private readonly StoreState _state = new(options ?? new ObjectStoreOptions(), startVersion: 0, objects: []);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public ValueTask<StoredObject?> GetAsync(ObjectKey key, CancellationToken cancellationToken = default) => new(_state.Find(key));

    public ValueTask<ListPage> ListAsync(ListRequest request, CancellationToken cancellationToken = default) => new(_state.List(request));

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken = default) => new(_state.Write(request));

    public ValueTask<IAsyncEnumerable<Change>?> WatchAsync(WatchRequest request, CancellationToken cancellationToken = default) =>
        new(_state.Remembers(request.FromVersion) ? WatchSequence.Follow(_state, request, _time, cancellationToken) : null);

    public ValueTask<long> GetVersionAsync(CancellationToken cancellationToken = default) => new(_state.Newest);

    public ValueTask CompactAsync(long upTo, CancellationToken cancellationToken = default)
    {
        _state.Compact(upTo);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _state.Close();
        return ValueTask.CompletedTask;
    }
}
