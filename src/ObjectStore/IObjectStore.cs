namespace Flux.ObjectStore;

/// <summary>
/// Where objects live. Every write appends to one change log with one increasing sequence, and that number is the
/// object's <c>resourceVersion</c>: lists and watches are consistent with each other and survive restarts. A write that was
/// acknowledged is durable (where the implementation is) and visible to every later read.
/// </summary>
public interface IObjectStore : IAsyncDisposable
{
    ValueTask<StoredObject?> GetAsync(ObjectKey key, CancellationToken cancellationToken = default);

    ValueTask<ListPage> ListAsync(ListRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Carries out one write, or says why not. A cancelled call may still be carried out; a failed one (the disk is full, the
    /// database is away) throws and is not.
    /// </summary>
    /// <exception cref="ObjectStoreException">The write could not be made durable.</exception>
    ValueTask<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// The changes after a version. Null when that version is compacted away: the caller lists anew. The sequence ends when the
    /// store is disposed, and early when the reader is so slow that compaction overtakes it, which
    /// <see cref="WatchLostException"/> reports.
    /// </summary>
    ValueTask<IAsyncEnumerable<Change>?> WatchAsync(WatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>The version of the newest change.</summary>
    ValueTask<long> GetVersionAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets the history up to and including a version; current objects stay. Lists and watches from before it end.</summary>
    ValueTask CompactAsync(long upTo, CancellationToken cancellationToken = default);
}
