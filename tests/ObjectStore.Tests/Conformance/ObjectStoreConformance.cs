using static Flux.ObjectStore.Tests.Conformance.Samples;

namespace Flux.ObjectStore.Tests.Conformance;

/// <summary>What every implementation must do: reads and writes.</summary>
public abstract class ObjectStoreConformance : IAsyncLifetime
{
    protected CancellationToken Token { get; } = TestContext.Current.CancellationToken;

    protected IObjectStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync(new ObjectStoreOptions { Indexes = [new OwnerIndex()] });

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IObjectStore> OpenAsync(ObjectStoreOptions options);

    [Fact]
    public async Task Write_Lifecycle_AnswersWithTheStoredState()
    {
        var created = await Store.WriteAsync(Create("a"), Token);
        var again = await Store.WriteAsync(Create("a", "2"), Token);
        var updated = await Store.WriteAsync(WriteRequest.Update(ConfigMap("a"), created.Object!.Version, Body("3")), Token);
        var stale = await Store.WriteAsync(WriteRequest.Update(ConfigMap("a"), created.Object.Version, Body("4")), Token);
        var deleted = await Store.WriteAsync(WriteRequest.Delete(ConfigMap("a"), null), Token);
        var gone = await Store.WriteAsync(WriteRequest.Delete(ConfigMap("a"), null), Token);

        Assert.Equal(
            [WriteOutcome.Written, WriteOutcome.AlreadyExists, WriteOutcome.Written, WriteOutcome.Conflict, WriteOutcome.Written, WriteOutcome.NotFound],
            [created.Outcome, again.Outcome, updated.Outcome, stale.Outcome, deleted.Outcome, gone.Outcome]);
        Assert.Equal("1", Value(again.Object));
        Assert.Equal("3", Value(stale.Object));
        Assert.Equal("3", Value(deleted.Object));
        Assert.True(deleted.Object!.Version > updated.Object!.Version);
        Assert.Null(await Store.GetAsync(ConfigMap("a"), Token));
    }

    [Fact]
    public async Task Write_Version_IsTheResourceVersionOfTheObject()
    {
        await Store.WriteAsync(Create("a"), Token);
        await Store.WriteAsync(Create("b"), Token);
        var written = await Store.WriteAsync(WriteRequest.Update(ConfigMap("a"), null, Body("2")), Token);

        var read = await Store.GetAsync(ConfigMap("a"), Token);

        Assert.Equal(written.Object!.Version, read!.Version);
        Assert.Contains($"\"resourceVersion\":\"{read.Version}\"", System.Text.Encoding.UTF8.GetString(read.Json.Span), StringComparison.Ordinal);
        Assert.Equal(read.Version, await Store.GetVersionAsync(Token));
    }

    [Fact]
    public async Task Write_BodyThrows_FailsThatCallerOnly()
    {
        var bad = Task.Run(async () => await Store.WriteAsync(WriteRequest.Create(ConfigMap("bad"), _ => throw new FormatException("no")), Token), Token);
        var good = await Store.WriteAsync(Create("good"), Token);

        await Assert.ThrowsAsync<FormatException>(() => bad);
        Assert.Equal(WriteOutcome.Written, good.Outcome);
    }

    [Fact]
    public async Task Write_KeyThatIsNoText_FailsThatCallerOnly()
    {
        string[] names = ["half \ud800", "\udc00", "nul \0", "whole \ud83d\ude00"];

        var outcomes = await Task.WhenAll(names.Select(name => Record.ExceptionAsync(() => Store.WriteAsync(Create(name), Token).AsTask()).AsTask()));

        Assert.IsType<ArgumentException>(outcomes[0]);
        Assert.IsType<ArgumentException>(outcomes[1]);
        Assert.Equal([null, null], outcomes[2..]);
        Assert.NotNull(await Store.GetAsync(ConfigMap(names[2]), Token));
    }

    [Fact]
    public async Task Update_ManyRacers_OneWinsPerVersion()
    {
        await Store.WriteAsync(Create("counter", "0"), Token);
        const int racers = 16, each = 10;

        await Task.WhenAll(Enumerable.Range(0, racers).Select(_ => Task.Run(IncrementManyAsync, Token)));

        Assert.Equal($"{racers * each}", Value(await Store.GetAsync(ConfigMap("counter"), Token)));

        async Task IncrementManyAsync()
        {
            for (var done = 0; done < each;)
            {
                var current = (await Store.GetAsync(ConfigMap("counter"), Token))!;
                var next = $"{int.Parse(Value(current)!, System.Globalization.CultureInfo.InvariantCulture) + 1}";
                var result = await Store.WriteAsync(WriteRequest.Update(current.Key, current.Version, Body(next)), Token);
                done += result.IsWritten ? 1 : 0;
            }
        }
    }

    [Fact]
    public async Task Create_ManyRacers_OneWins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Store.WriteAsync(Create("same", $"{i}"), Token).AsTask()));

        Assert.Single(results, result => result.Outcome == WriteOutcome.Written);
        Assert.Equal(31, results.Count(result => result.Outcome == WriteOutcome.AlreadyExists));
    }

    [Fact]
    public async Task List_ByNamespaceTermAndFilter_GivesKeyOrder()
    {
        await Store.WriteAsync(Create("b", "x", "two"), Token);
        await Store.WriteAsync(Create("a", "y", "two"), Token);
        await Store.WriteAsync(Create("c", "x", "one"), Token);
        await Store.WriteAsync(Create("d", "x", "two-more"), Token);
        await Store.WriteAsync(WriteRequest.Create(Secret("s", "two"), Body("x")), Token);
        await Store.WriteAsync(WriteRequest.Create(ConfigMap("owned", "one"), Body("z", "uid-1")), Token);
        await Store.WriteAsync(WriteRequest.Create(ConfigMap("disowned", "one"), Body("z", "uid-1")), Token);
        await Store.WriteAsync(WriteRequest.Update(ConfigMap("disowned", "one"), null, Body("z", "uid-2")), Token);

        Assert.Equal(["one/c", "one/disowned", "one/owned", "two-more/d", "two/a", "two/b"], await NamesAsync(new ListRequest(ConfigMaps)));
        Assert.Equal(["two/a", "two/b"], await NamesAsync(new ListRequest(ConfigMaps) { Namespace = "two" }));
        Assert.Equal(["one/c", "two-more/d", "two/b"], await NamesAsync(new ListRequest(ConfigMaps) { Filter = item => Value(item) == "x" }));
        Assert.Equal(["one/owned"], await NamesAsync(new ListRequest(ConfigMaps) { IndexTerm = "owner/uid-1" }));
        Assert.Empty(await NamesAsync(new ListRequest(new ResourceKey("none", "things"))));
    }

    [Fact]
    public async Task List_ByName_GivesThatOne_AlsoAsItWas()
    {
        await Store.WriteAsync(Create("a", "1", "one"), Token);
        await Store.WriteAsync(Create("b", "1", "one"), Token);
        await Store.WriteAsync(Create("b", "2", "two"), Token);
        var before = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(WriteRequest.Delete(ConfigMap("b", "one"), null), Token);
        await Store.WriteAsync(Create("c", "1", "one"), Token);

        Assert.Equal(["two/b"], await NamesAsync(new ListRequest(ConfigMaps) { Name = "b" }));
        Assert.Equal(["one/b", "two/b"], await NamesAsync(new ListRequest(ConfigMaps) { Name = "b", AtVersion = before }));
        Assert.Equal(["one/b"], await NamesAsync(new ListRequest(ConfigMaps) { Namespace = "one", Name = "b", AtVersion = before }));
        Assert.Empty(await NamesAsync(new ListRequest(ConfigMaps) { Namespace = "one", Name = "b" }));
        Assert.Empty(await NamesAsync(new ListRequest(ConfigMaps) { Namespace = "two", Name = "b", After = ConfigMap("b", "two") }));
        Assert.Empty(await NamesAsync(new ListRequest(ConfigMaps) { Namespace = "two", Name = "b", Filter = item => Value(item) == "1" }));
        var page = await Store.ListAsync(new ListRequest(ConfigMaps) { Name = "b", Limit = 1, CountRemaining = true, AtVersion = before }, Token);
        Assert.Equal((1, 1L), (page.Items.Count, page.Remaining));
    }

    [Fact]
    public async Task List_PagedWhileWriting_ShowsOneVersion()
    {
        for (var i = 0; i < 20; i++)
        {
            await Store.WriteAsync(Create($"n{i:00}", "old"), Token);
        }

        var first = await Store.ListAsync(new ListRequest(ConfigMaps) { Limit = 7, CountRemaining = true }, Token);
        await Store.WriteAsync(WriteRequest.Delete(ConfigMap("n12"), null), Token);
        await Store.WriteAsync(WriteRequest.Update(ConfigMap("n15"), null, Body("new")), Token);
        await Store.WriteAsync(Create("n16a", "new"), Token);
        await Store.WriteAsync(Create("n12", "new"), Token);
        await Store.WriteAsync(WriteRequest.Delete(ConfigMap("n19"), null), Token);
        var items = new List<StoredObject>(first.Items);
        for (var page = first; page.HasMore;)
        {
            var request = new ListRequest(ConfigMaps) { Limit = 7, After = page.Items[^1].Key, AtVersion = first.Version };
            page = await Store.ListAsync(request, Token);
            Assert.Equal(first.Version, page.Version);
            items.AddRange(page.Items);
        }

        Assert.Equal(13, first.Remaining);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"n{i:00}"), items.Select(item => item.Key.Name));
        Assert.All(items, item => Assert.Equal("old", Value(item)));
    }

    [Fact]
    public async Task List_OldVersionByTerm_KnowsWhoCarriedIt()
    {
        await Store.WriteAsync(WriteRequest.Create(ConfigMap("a"), Body("1", "x")), Token);
        var before = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(WriteRequest.Update(ConfigMap("a"), null, Body("1", "y")), Token);
        await Store.WriteAsync(WriteRequest.Create(ConfigMap("b"), Body("1", "x")), Token);

        Assert.Equal(["default/a"], await NamesAsync(new ListRequest(ConfigMaps) { IndexTerm = "owner/x", AtVersion = before }));
        Assert.Equal(["default/b"], await NamesAsync(new ListRequest(ConfigMaps) { IndexTerm = "owner/x" }));
    }

    [Fact]
    public async Task Compact_OldVersions_AreForgottenButObjectsStay()
    {
        await Store.WriteAsync(Create("a"), Token);
        var old = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(Create("b"), Token);
        await Store.WriteAsync(WriteRequest.Delete(ConfigMap("a"), null), Token);
        var newest = await Store.GetVersionAsync(Token);

        await Store.CompactAsync(newest, Token);

        Assert.True((await Store.ListAsync(new ListRequest(ConfigMaps) { AtVersion = old }, Token)).IsCompacted);
        Assert.Null(await Store.WatchAsync(new WatchRequest(old), Token));
        Assert.NotNull(await Store.WatchAsync(new WatchRequest(newest), Token));
        Assert.Equal(["default/b"], await NamesAsync(new ListRequest(ConfigMaps)));
        Assert.Equal(newest, await Store.GetVersionAsync(Token));
    }

    protected async Task<string[]> NamesAsync(ListRequest request)
    {
        var page = await Store.ListAsync(request, Token);
        return [.. page.Items.Select(item => $"{item.Key.Namespace}/{item.Key.Name}")];
    }
}
