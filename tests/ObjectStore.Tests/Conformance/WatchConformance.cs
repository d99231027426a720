using Microsoft.Extensions.Time.Testing;
using static Flux.ObjectStore.Tests.Conformance.Samples;

namespace Flux.ObjectStore.Tests.Conformance;

/// <summary>What every implementation must do: watches.</summary>
public abstract class WatchConformance : IAsyncLifetime
{
    protected FakeTimeProvider Time { get; } = new();

    protected CancellationToken Token { get; } = TestContext.Current.CancellationToken;

    protected IObjectStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync(new ObjectStoreOptions { RetainedChanges = 100 });

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IObjectStore> OpenAsync(ObjectStoreOptions options);

    [Fact]
    public async Task Watch_FromAnyVersion_TellsEveryLaterChangeInOrder()
    {
        var start = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(Create("a"), Token);
        await Store.WriteAsync(WriteRequest.Update(ConfigMap("a"), null, Body("2")), Token);
        await Store.WriteAsync(WriteRequest.Delete(ConfigMap("a"), null), Token);

        for (var skip = 0; skip < 3; skip++)
        {
            var changes = await TakeAsync(new WatchRequest(start + skip), 3 - skip);
            Assert.Equal(new[] { ChangeKind.Added, ChangeKind.Modified, ChangeKind.Deleted }[skip..], changes.Select(change => change.Kind));
            Assert.Equal(Enumerable.Range(skip + 1, 3 - skip).Select(i => start + i), changes.Select(change => change.Version));
        }
    }

    [Fact]
    public async Task Watch_DeleteAndUpdate_CarryThePreviousState()
    {
        var start = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(Create("a", "1"), Token);
        await Store.WriteAsync(WriteRequest.Update(ConfigMap("a"), null, Body("2")), Token);
        await Store.WriteAsync(WriteRequest.Delete(ConfigMap("a"), null, Body("last")), Token);

        var changes = await TakeAsync(new WatchRequest(start), 3);

        Assert.Equal([null, "1", "2"], changes.Select(change => Value(change.Previous)));
        Assert.Equal(["1", "2", "last"], changes.Select(change => Value(change.Object)));
        Assert.Equal(changes[2].Version, changes[2].Object!.Version);
    }

    [Fact]
    public async Task Watch_OfKindAndNamespace_TellsOnlyThose()
    {
        var start = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(Create("a", "1", "one"), Token);
        await Store.WriteAsync(WriteRequest.Create(Secret("s", "two"), Body("1")), Token);
        await Store.WriteAsync(Create("b", "1", "two"), Token);

        var kind = await TakeAsync(new WatchRequest(start) { Resource = ConfigMaps }, 2);
        var both = await TakeAsync(new WatchRequest(start) { Resource = ConfigMaps, Namespace = "two" }, 1);

        Assert.Equal(["a", "b"], kind.Select(change => change.Object!.Key.Name));
        Assert.Equal(["b"], both.Select(change => change.Object!.Key.Name));
    }

    [Fact]
    public async Task Watch_SeveralWatchersDuringConcurrentWrites_AllSeeTheSameGaplessSequence()
    {
        const int writers = 8, each = 10;
        var start = await Store.GetVersionAsync(Token);
        var watches = Enumerable.Range(0, 5).Select(_ => TakeAsync(new WatchRequest(start), writers * each)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteManyAsync(writer), Token)));

        var expected = Enumerable.Range(1, writers * each).Select(i => start + i).ToArray();
        foreach (var seen in await Task.WhenAll(watches))
        {
            Assert.Equal(expected, seen.Select(change => change.Version));
        }

        async Task WriteManyAsync(int writer)
        {
            for (var i = 0; i < each; i++)
            {
                await Store.WriteAsync(Create($"w{writer}-{i}"), Token);
            }
        }
    }

    [Fact]
    public async Task Watch_FallsBehindCompaction_IsLost()
    {
        var start = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(Create("first"), Token);
        var slow = (await Store.WatchAsync(new WatchRequest(start), Token))!.GetAsyncEnumerator(Token);
        Assert.True(await slow.MoveNextAsync());
        for (var i = 0; i < 300; i++)
        {
            await Store.WriteAsync(Create($"n{i}"), Token);
        }

        Assert.Null(await Store.WatchAsync(new WatchRequest(start), Token));
        await Assert.ThrowsAsync<WatchLostException>(async () => await slow.MoveNextAsync());
        await slow.DisposeAsync();
    }

    [Fact]
    public async Task Watch_QuietKindWhileOthersAreCompacted_IsNotLost()
    {
        var request = new WatchRequest(await Store.GetVersionAsync(Token)) { Resource = Secrets };
        await using var watch = (await Store.WatchAsync(request, Token))!.GetAsyncEnumerator(Token);
        var next = watch.MoveNextAsync();
        for (var i = 0; i < 300; i++)
        {
            await Store.WriteAsync(Create($"n{i}"), Token);
        }

        await Store.WriteAsync(WriteRequest.Create(Secret("s"), Body("1")), Token);

        Assert.True(await next);
        Assert.Equal("s", watch.Current.Object!.Key.Name);
    }

    [Fact]
    public async Task Watch_NothingToTell_ReportsProgressAtTheNewestVersion()
    {
        await Store.WriteAsync(Create("a"), Token);
        var request = new WatchRequest(await Store.GetVersionAsync(Token)) { Resource = Secrets, ProgressInterval = TimeSpan.FromSeconds(30) };
        await using var watch = (await Store.WatchAsync(request, Token))!.GetAsyncEnumerator(Token);
        await Store.WriteAsync(Create("b"), Token);

        var next = watch.MoveNextAsync();
        Assert.False(next.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await next);
        Assert.Equal(ChangeKind.Progress, watch.Current.Kind);
        Assert.Equal(await Store.GetVersionAsync(Token), watch.Current.Version);
    }

    [Fact]
    public async Task Watch_Cancelled_Ends()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var request = new WatchRequest(await Store.GetVersionAsync(Token));
        await using var watch = (await Store.WatchAsync(request, stop.Token))!.GetAsyncEnumerator(stop.Token);

        var next = watch.MoveNextAsync().AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Watch_StoreDisposed_Ends()
    {
        var request = new WatchRequest(await Store.GetVersionAsync(Token));
        await using var watch = (await Store.WatchAsync(request, Token))!.GetAsyncEnumerator(Token);

        var next = watch.MoveNextAsync();
        await Store.DisposeAsync();

        Assert.False(await next);
    }

    protected async Task<List<Change>> TakeAsync(WatchRequest request, int count)
    {
        var changes = new List<Change>();
        await foreach (var change in (await Store.WatchAsync(request, Token))!.WithCancellation(Token))
        {
            changes.Add(change);
            if (changes.Count == count)
            {
                break;
            }
        }

        return changes;
    }
}
