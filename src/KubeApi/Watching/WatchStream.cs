using Flux.KubeApi.Errors;
using Flux.KubeApi.FlowControl;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Selection;
using Flux.ObjectStore;

namespace Flux.KubeApi.Watching;

/// <summary>One watch: the state first where the client wants it, then every change that concerns its selectors.</summary>
internal sealed class WatchStream(ResourceCall call, ListOptions options, ObjectFilter filter, EventWriter writer)
{
    private long _told;

    /// <summary>A client that names no version, or 0, gets the state as additions.</summary>
    private bool SendsState => options.SendInitialEvents ?? options.Version is null;

    private bool MarksEndOfState => options.AllowBookmarks
        && (options.SendInitialEvents ?? options.ResourceVersion.Length == 0);

    public async Task RunAsync(IObjectStore store, TimeSpan progressInterval, CancellationToken cancellationToken)
    {
        var from = options.Version ?? 0;
        if (SendsState)
        {
            from = await SendStateAsync(store, cancellationToken).ConfigureAwait(false);
        }
        else if (options.Version is null)
        {
            from = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        }

        _told = from;
        var request = new WatchRequest(from)
        {
            Resource = call.Resource.StorageKey,
            Namespace = call.Namespace.Length > 0 ? call.Namespace : null,
            ProgressInterval = options.AllowBookmarks ? progressInterval : null,
        };
        var changes = await store.WatchAsync(request, cancellationToken).ConfigureAwait(false);
        if (changes is null)
        {
            var newest = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
            await writer.WriteErrorAsync(ApiErrors.Expired($"too old resource version: {from} ({newest})"), cancellationToken).ConfigureAwait(false);
            return;
        }

        RequestSeats.StreamBegins(call.Http);
        await FollowAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Before a stream ends by its timeout, a bookmark saves the client the changes that were not its own.</summary>
    public async Task FinishAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || !options.AllowBookmarks)
        {
            return;
        }

        var newest = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        if (newest > _told)
        {
            await writer.WriteBookmarkAsync(newest, isEndOfState: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<long> SendStateAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        var page = await store.ListAsync(filter.ListIn(call.Namespace), cancellationToken).ConfigureAwait(false);
        foreach (var item in page.Items)
        {
            writer.Write("ADDED", item);
        }

        if (MarksEndOfState)
        {
            await writer.WriteBookmarkAsync(page.Version, isEndOfState: true, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return page.Version;
    }

    private async Task FollowAsync(IAsyncEnumerable<Change> changes, CancellationToken cancellationToken)
    {
        try
        {
            var reader = changes.GetAsyncEnumerator(cancellationToken);
            await using (reader.ConfigureAwait(false))
            {
                while (await NextAsync(reader, cancellationToken).ConfigureAwait(false))
                {
                    await TellAsync(reader.Current, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (WatchLostException)
        {
            await writer.WriteErrorAsync(ApiErrors.Expired($"too old resource version: {_told}"), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sends what was told when there is nothing more to tell at once: so a lone change goes out at once, and those that come faster
    /// than they can be sent share a packet.
    /// </summary>
    private async ValueTask<bool> NextAsync(IAsyncEnumerator<Change> changes, CancellationToken cancellationToken)
    {
        var next = changes.MoveNextAsync();
        if (next.IsCompleted && !writer.HasMuchToFlush)
        {
            return await next.ConfigureAwait(false);
        }

        try
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The sequence may not be disposed of while it is asked for more; it ends by the same token.
            await ((Task)next.AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await next.ConfigureAwait(false);
    }

    private async ValueTask TellAsync(Change change, CancellationToken cancellationToken)
    {
        if (change.Kind == ChangeKind.Progress)
        {
            if (options.AllowBookmarks && change.Version > _told)
            {
                await writer.WriteBookmarkAsync(change.Version, isEndOfState: false, cancellationToken).ConfigureAwait(false);
                _told = change.Version;
            }

            return;
        }

        _told = change.Version;
        var was = change.Previous is not null && filter.Matches(change.Previous);
        var isNow = change.Kind != ChangeKind.Deleted && filter.Matches(change.Object!);
        if (isNow)
        {
            writer.Write(was ? "MODIFIED" : "ADDED", change.Object!);
        }
        else if (was)
        {
            // What left the selector is told with its last state inside, but with the version of the change.
            var last = change.Kind == ChangeKind.Deleted && filter.Matches(change.Object!)
                ? change.Object!
                : LastState.At(change.Previous!, change.Version);
            writer.Write("DELETED", last);
        }
    }
}
