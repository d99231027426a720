using Flux.Grains.GitRepositories;
using Flux.Sources.Git;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Grains.Tests.GitRepositories;

public sealed class SharedFetchesTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
    private int _fetches;

    [Fact]
    public async Task Get_ByManyWhoAskedBefore_FetchesOnce()
    {
        var shared = new SharedFetches(_time);
        var answer = new TaskCompletionSource<GitFetchResult>();
        var asked = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(1));
        var all = Enumerable.Range(0, 50).Select(_ => shared.GetAsync("key", asked, () => Count(answer.Task), CancellationToken.None)).ToArray();

        answer.SetResult(Unchanged("one"));
        var results = await Task.WhenAll(all);

        Assert.Equal(1, _fetches);
        Assert.Single(results, result => !result.IsShared);
    }

    [Fact]
    public async Task Get_ByOneWhoAskedAfterTheFetchBegan_FetchesAgain()
    {
        var shared = new SharedFetches(_time);
        await shared.GetAsync("key", _time.GetUtcNow(), () => Count(Task.FromResult<GitFetchResult>(Unchanged("old"))), CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1));

        var (result, _) = await shared.GetAsync("key", _time.GetUtcNow(), () => Count(Task.FromResult<GitFetchResult>(Unchanged("new"))), CancellationToken.None);

        Assert.Equal("new", Assert.IsType<GitNotModified>(result).Revision);
    }

    [Fact]
    public async Task Get_AfterAFailure_IsNotAnsweredWithSomebodyElsesWords()
    {
        var shared = new SharedFetches(_time);
        GitFetchResult failure = new GitFetchFailed("AuthenticationFailed", "secret 'other/credentials'", "FetchFailed", false, null);
        await shared.GetAsync("key", _time.GetUtcNow(), () => Count(Task.FromResult(failure)), CancellationToken.None);

        var (_, isShared) = await shared.GetAsync("key", _time.GetUtcNow(), () => Count(Task.FromResult(failure)), CancellationToken.None);

        Assert.False(isShared);
        Assert.Equal(2, _fetches);
    }

    private static GitNotModified Unchanged(string revision) => new(revision, "GitOperationSucceeded", "", null);

    private Task<GitFetchResult> Count(Task<GitFetchResult> result)
    {
        _fetches++;
        return result;
    }
}
