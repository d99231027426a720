using static Flux.ObjectStore.Tests.Conformance.Samples;

namespace Flux.ObjectStore.Tests.Conformance;

/// <summary>What every durable implementation must do: survive a restart.</summary>
public abstract class DurabilityConformance
{
    protected CancellationToken Token { get; } = TestContext.Current.CancellationToken;

    /// <summary>Opens the same place again.</summary>
    protected abstract Task<IObjectStore> OpenAsync(ObjectStoreOptions options);

    [Fact]
    public async Task Reopen_AfterWrites_HasObjectsVersionIndexesAndHistory()
    {
        var options = new ObjectStoreOptions { Indexes = [new OwnerIndex()] };
        long start, end;
        await using (var store = await OpenAsync(options))
        {
            start = await store.GetVersionAsync(Token);
            await store.WriteAsync(Create("a", "1"), Token);
            await store.WriteAsync(WriteRequest.Create(ConfigMap("b"), Body("1", "x")), Token);
            await store.WriteAsync(WriteRequest.Update(ConfigMap("a"), null, Body("2")), Token);
            await store.WriteAsync(Create("c"), Token);
            await store.WriteAsync(WriteRequest.Delete(ConfigMap("c"), null), Token);
            end = await store.GetVersionAsync(Token);
        }

        await using var reopened = await OpenAsync(options);
        var all = await reopened.ListAsync(new ListRequest(ConfigMaps), Token);
        var owned = await reopened.ListAsync(new ListRequest(ConfigMaps) { IndexTerm = "owner/x" }, Token);
        var history = new List<Change>();
        await foreach (var change in (await reopened.WatchAsync(new WatchRequest(start), Token))!.Take(5).WithCancellation(Token))
        {
            history.Add(change);
        }

        Assert.Equal(end, all.Version);
        Assert.Equal(["a=2", "b=1"], all.Items.Select(item => $"{item.Key.Name}={Value(item)}"));
        Assert.Equal(["b"], owned.Items.Select(item => item.Key.Name));
        Assert.Equal(["Added", "Added", "Modified", "Added", "Deleted"], history.Select(change => change.Kind.ToString()));
        Assert.Equal("1", Value(history[2].Previous));
        Assert.Equal(end + 1, (await reopened.WriteAsync(Create("d"), Token)).Object!.Version);
    }

    [Fact]
    public async Task Reopen_AfterCompaction_KeepsCurrentObjectsOnly()
    {
        long end;
        await using (var store = await OpenAsync(new ObjectStoreOptions()))
        {
            await store.WriteAsync(Create("kept", "1"), Token);
            await store.WriteAsync(Create("changed", "1"), Token);
            await store.WriteAsync(Create("gone", "1"), Token);
            await store.WriteAsync(WriteRequest.Update(ConfigMap("changed"), null, Body("2")), Token);
            await store.WriteAsync(WriteRequest.Delete(ConfigMap("gone"), null), Token);
            end = await store.GetVersionAsync(Token);
            await store.CompactAsync(end, Token);
        }

        await using var reopened = await OpenAsync(new ObjectStoreOptions());
        var all = await reopened.ListAsync(new ListRequest(ConfigMaps), Token);

        Assert.Equal(["changed=2", "kept=1"], all.Items.Select(item => $"{item.Key.Name}={Value(item)}"));
        Assert.Equal(end, all.Version);
        Assert.Null(await reopened.WatchAsync(new WatchRequest(end - 1), Token));
    }

    [Fact]
    public async Task Reopen_NamesOfEveryCharacter_AreKeptApart()
    {
        string[] names = ["", "\0", "\u0001", "\u00010", "\u00011", "a\0b", "a\u00010b", "\ud83d\ude00", "é'\""];
        await using (var store = await OpenAsync(new ObjectStoreOptions()))
        {
            await Task.WhenAll(names.Select(name => store.WriteAsync(Create(name), Token).AsTask()));
        }

        await using var reopened = await OpenAsync(new ObjectStoreOptions());
        var all = await reopened.ListAsync(new ListRequest(ConfigMaps), Token);

        Assert.Equal(names.Order(StringComparer.Ordinal), all.Items.Select(item => item.Key.Name));
    }

    [Fact]
    public async Task Write_BeyondTheRetainedHistory_CompactsWhatIsStored()
    {
        var options = new ObjectStoreOptions { RetainedChanges = 100 };
        await using (var store = await OpenAsync(options))
        {
            await store.WriteAsync(Create("a", "0"), Token);
            for (var i = 0; i < 40; i++)
            {
                await Task.WhenAll(Enumerable.Range(0, 64).Select(n =>
                    store.WriteAsync(WriteRequest.Update(ConfigMap("a"), null, Body($"{i}-{n}")), Token).AsTask()));
            }
        }

        await using var reopened = await OpenAsync(options);

        Assert.Equal(1 + (40 * 64), await reopened.GetVersionAsync(Token));
        Assert.Equal("39-63", Value(await reopened.GetAsync(ConfigMap("a"), Token)));
        Assert.Null(await reopened.WatchAsync(new WatchRequest(2000), Token));
        Assert.InRange(await StoredRowsAsync(), 100, 2500);
    }

    /// <summary>The number of stored log entries.</summary>
    protected abstract Task<long> StoredRowsAsync();
}
