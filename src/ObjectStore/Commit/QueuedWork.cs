namespace Flux.ObjectStore.Commit;

/// <summary>A write, or a compaction, on its way to the one writer, with the caller who waits for it.</summary>
internal sealed class QueuedWork
{
    private readonly TaskCompletionSource<WriteResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private QueuedWork(WriteRequest? request, long compactTo, CancellationToken cancellationToken)
    {
        Request = request;
        CompactTo = compactTo;
        CancellationToken = cancellationToken;
    }

    /// <summary>The write; null for a compaction.</summary>
    public WriteRequest? Request { get; }

    /// <summary>The version to compact to; 0 for a write.</summary>
    public long CompactTo { get; }

    /// <summary>The caller's: work that is cancelled before its turn is left out.</summary>
    public CancellationToken CancellationToken { get; }

    public Task<WriteResult> Done => _done.Task;

    public static QueuedWork Write(WriteRequest request, CancellationToken cancellationToken) => new(request, 0, cancellationToken);

    public static QueuedWork Compaction(long upTo, CancellationToken cancellationToken) => new(null, upTo, cancellationToken);

    public void Complete(WriteResult result) => _done.TrySetResult(result);

    public void Fail(Exception error) => _done.TrySetException(error);

    public void Cancel() => _done.TrySetCanceled(CancellationToken);
}
