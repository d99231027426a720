using Flux.ObjectStore.Memory;
using static Flux.ObjectStore.Tests.Conformance.Samples;

namespace Flux.ObjectStore.Tests.Memory;

/// <summary>What a store keeps in memory beyond the current objects is bounded.</summary>
public sealed class MemoryBoundsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_OfMoreBytesThanAllowed_ForgetsItsOldestChanges()
    {
        await using var store = new MemoryObjectStore(new ObjectStoreOptions { RetainedBytes = 10_000 });
        await store.WriteAsync(Create("a"), Token);
        for (var i = 0; i < 100; i++)
        {
            await store.WriteAsync(WriteRequest.Update(ConfigMap("a"), null, Body(new string('x', 1_000))), Token);
        }

        var newest = await store.GetVersionAsync(Token);

        Assert.Null(await store.WatchAsync(new WatchRequest(newest - 20), Token));
        Assert.NotNull(await store.WatchAsync(new WatchRequest(newest - 5), Token));
    }

    [Fact]
    public async Task History_OfNewObjectsOnly_IsNotForgottenForItsBytes()
    {
        await using var store = new MemoryObjectStore(new ObjectStoreOptions { RetainedBytes = 10_000 });
        for (var i = 0; i < 100; i++)
        {
            await store.WriteAsync(Create($"a{i}", new string('x', 1_000)), Token);
        }

        Assert.NotNull(await store.WatchAsync(new WatchRequest(0), Token));
    }

    [Fact]
    public async Task Tree_OfAnObjectThatNobodyReads_IsDroppedAndParsedAgain()
    {
        await using var store = new MemoryObjectStore(new ObjectStoreOptions { ParsedBytes = 10_000 });
        var first = (await store.WriteAsync(Create("a"), Token)).Object!;
        var tree = first.Root;
        await FillAsync(store, _ => { });

        Assert.NotSame(tree, first.Root);
        Assert.Equal(tree, first.Root);
        Assert.True(first.Root.IsFrozen);
    }

    [Fact]
    public async Task Tree_ThatIsReadAllTheTime_IsKept()
    {
        await using var store = new MemoryObjectStore(new ObjectStoreOptions { ParsedBytes = 10_000 });
        var first = (await store.WriteAsync(Create("a"), Token)).Object!;
        var tree = first.Root;
        await FillAsync(store, _ => Assert.Same(tree, first.Root));
    }

    private static async Task FillAsync(MemoryObjectStore store, Action<int> afterEach)
    {
        for (var i = 0; i < 100; i++)
        {
            await store.WriteAsync(Create($"b{i}", new string('x', 1_000)), Token);
            afterEach(i);
        }
    }
}
