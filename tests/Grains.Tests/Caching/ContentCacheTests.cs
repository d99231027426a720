using Flux.Grains.Caching;

namespace Flux.Grains.Tests.Caching;

public sealed class ContentCacheTests
{
    private readonly ContentCache<string> _cache = new(capacity: 10, static text => text.Length == 0 ? null : text.Length);
    private int _made;

    [Fact]
    public async Task Get_ByManyAtOnce_IsMadeOnceAndOneWhoLeavesEndsNothing()
    {
        var made = new TaskCompletionSource<string>();
        using var leaving = new CancellationTokenSource();
        var first = _cache.GetAsync("key", () => Count(made.Task), leaving.Token);
        var others = Enumerable.Range(0, 10).Select(_ => _cache.GetAsync("key", () => Count(made.Task), CancellationToken.None)).ToArray();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        made.SetResult("text");

        Assert.All(await Task.WhenAll(others), text => Assert.Equal("text", text));
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task Get_BeyondTheCapacity_LetsTheLeastRecentlyUsedGo()
    {
        await GetAsync("a", "aaaa");
        await GetAsync("b", "bbbb");
        await GetAsync("a", "aaaa");
        await GetAsync("c", "cccc");
        Assert.Equal(3, _made);

        await GetAsync("a", "aaaa");
        Assert.Equal(3, _made);
        await GetAsync("b", "bbbb");
        Assert.Equal(4, _made);
    }

    [Fact]
    public async Task Get_LargerThanEverything_IsNotKeptAndHarmsNothingUnderWay()
    {
        var made = new TaskCompletionSource<string>();
        var waiting = _cache.GetAsync("slow", () => Count(made.Task), CancellationToken.None);
        await GetAsync("large", new string('x', 11));
        await GetAsync("large", new string('x', 11));
        Assert.Equal(3, _made);

        made.SetResult("text");
        await waiting;
        await GetAsync("slow", "text");
        Assert.Equal(3, _made);
    }

    [Fact]
    public async Task Get_AfterAFailure_IsMadeAgain()
    {
        await GetAsync("a", "");
        await GetAsync("a", "");
        await Assert.ThrowsAsync<IOException>(() => _cache.GetAsync("b", () => Task.FromException<string>(new IOException()), CancellationToken.None));

        Assert.Equal("text", await GetAsync("b", "text"));
        Assert.Equal(3, _made);
    }

    private Task<string> GetAsync(string key, string text) => _cache.GetAsync(key, () => Count(Task.FromResult(text)), CancellationToken.None);

    private Task<string> Count(Task<string> work)
    {
        _made++;
        return work;
    }
}
