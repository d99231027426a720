using System.Threading.Channels;
using Flux.ObjectStore.Memory;

namespace Flux.ObjectStore.Commit;

/// <summary>
/// One writer for all callers: it takes what has queued up during the last commit, up to a batch, and commits it at once. So a
/// lone caller waits for one commit, and many callers share one. The queue is bounded: callers beyond it wait to enter.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int MaxBatch = 256;
    private const int MaxQueue = 4096;

    private readonly Channel<QueuedWork> _queue =
        Channel.CreateBounded<QueuedWork>(new BoundedChannelOptions(MaxQueue) { SingleReader = true });

    private readonly StoreState _state;
    private readonly Func<WriteBatch, ValueTask> _commit;
    private readonly Task _loop;

    /// <param name="commit">
    /// Makes the state current, calls <see cref="WriteBatch.Evaluate"/> and stores the outcome; throws when nothing was stored.
    /// </param>
    public GroupCommit(StoreState state, Func<WriteBatch, ValueTask> commit)
    {
        _state = state;
        _commit = commit;
        _loop = Task.Run(RunAsync);
    }

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken) =>
        EnqueueAsync(QueuedWork.Write(request, cancellationToken), cancellationToken);

    public async ValueTask CompactAsync(long upTo, CancellationToken cancellationToken) =>
        await EnqueueAsync(QueuedWork.Compaction(upTo, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>Carries out what has been queued, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async ValueTask<WriteResult> EnqueueAsync(QueuedWork work, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(IObjectStore));
        }

        return await work.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            for (IReadOnlyList<QueuedWork> work = TakeBatch(); work.Count > 0;)
            {
                var batch = new WriteBatch(_state, work);
                await CommitAsync(batch).ConfigureAwait(false);
                work = batch.Rest;
            }
        }
    }

    private async ValueTask CommitAsync(WriteBatch batch)
    {
        try
        {
            await _commit(batch).ConfigureAwait(false);
            batch.Complete();
        }
#pragma warning disable CA1031 // The loop must outlive every failure of the storage; the callers of this batch get the cause.
        catch (Exception error)
#pragma warning restore CA1031
        {
            batch.Fail(error as ObjectStoreException ?? new ObjectStoreException($"The write was not stored: {error.Message}", error));
        }
    }

    private List<QueuedWork> TakeBatch()
    {
        var work = new List<QueuedWork>();
        while (work.Count < MaxBatch && _queue.Reader.TryRead(out var item))
        {
            if (item.CancellationToken.IsCancellationRequested)
            {
                item.Cancel();
            }
            else
            {
                work.Add(item);
            }
        }

        return work;
    }
}
