using System.Runtime.CompilerServices;
using Flux.ObjectStore;

namespace Flux.EndToEnd.Tenants;

/// <summary>A store whose watches of one kind say nothing: those who follow them hear late of everything.</summary>
internal sealed class DeafStore(IObjectStore store, ResourceKey kind) : IObjectStore
{
    public ValueTask<StoredObject?> GetAsync(ObjectKey key, CancellationToken cancellationToken = default) => store.GetAsync(key, cancellationToken);

    public ValueTask<ListPage> ListAsync(ListRequest request, CancellationToken cancellationToken = default) => store.ListAsync(request, cancellationToken);

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, CancellationToken cancellationToken = default) => store.WriteAsync(request, cancellationToken);

    public async ValueTask<IAsyncEnumerable<Change>?> WatchAsync(WatchRequest request, CancellationToken cancellationToken = default) =>
        request.Resource == kind ? SilenceAsync(CancellationToken.None) : await store.WatchAsync(request, cancellationToken);

    public ValueTask<long> GetVersionAsync(CancellationToken cancellationToken = default) => store.GetVersionAsync(cancellationToken);

    public ValueTask CompactAsync(long upTo, CancellationToken cancellationToken = default) => store.CompactAsync(upTo, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async IAsyncEnumerable<Change> SilenceAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }
}
