using Flux.KubeApi.Authentication;
using Flux.KubeApi.Delegation;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flux.KubeApi.Tests.Delegation;

public sealed class DelegatedTokensTests
{
    private readonly SteppedTime _time = new();

    private static MapNode Valid => new()
    {
        { "authenticated", true },
        { "user", new MapNode { { "username", "system:serviceaccount:team:ci" }, { "uid", "7" }, { "groups", new ListNode { "system:serviceaccounts" } } } },
        { "audiences", new ListNode { "https://kubernetes.default.svc" } },
    };

    [Fact]
    public async Task Token_ThatIsValid_IsAskedForOnceAndAgainWhenItsAnswerIsOld()
    {
        var reviews = FakeReviews.Of(Valid);
        var tokens = Tokens(reviews);

        var identity = await AuthenticateAsync(tokens, "good");
        await AuthenticateAsync(tokens, "good");
        var whileFresh = reviews.Count;
        _time.Advance(TimeSpan.FromSeconds(11));
        await AuthenticateAsync(tokens, "good");

        Assert.Equal("system:serviceaccount:team:ci", identity!.User.Name);
        Assert.Equal(["system:serviceaccounts"], identity.User.Groups);
        Assert.Equal(1, whileFresh);
        Assert.Equal(2, reviews.Count);
    }

    [Fact]
    public async Task Token_ThatIsUnknown_IsRefusedFromMemory()
    {
        var reviews = FakeReviews.Of(new MapNode { { "error", "invalid bearer token" } });
        var tokens = Tokens(reviews);

        Assert.Null(await AuthenticateAsync(tokens, "bad"));
        Assert.Null(await AuthenticateAsync(tokens, "bad"));
        Assert.Equal(1, reviews.Count);
    }

    [Fact]
    public async Task Server_ThatIsAway_RefusesAndIsAskedAgainAfterAMoment()
    {
        var isAway = true;
        var reviews = new FakeReviews((review, _) =>
        {
            var answered = review.Copy();
            answered.Set("status", Valid);
            return isAway ? throw new ReviewException("connection refused") : Task.FromResult(answered);
        });
        var tokens = Tokens(reviews);

        Assert.Null(await AuthenticateAsync(tokens, "good"));
        Assert.Null(await AuthenticateAsync(tokens, "good"));
        Assert.Equal(1, reviews.Count);

        isAway = false;
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await AuthenticateAsync(tokens, "good"));
    }

    [Fact]
    public async Task Server_ThatDoesNotAnswer_RefusesAfterTheTimeout()
    {
        var reviews = new FakeReviews(async (review, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return review;
        });
        var tokens = new DelegatedTokens(reviews, new DelegationOptions { Timeout = TimeSpan.FromMilliseconds(50) }, TimeProvider.System, NullLogger<DelegatedTokens>.Instance);

        Assert.Null(await AuthenticateAsync(tokens, "good"));
    }

    [Fact]
    public async Task Answer_ThatSaysAuthenticatedAsNobody_IsRefused() =>
        Assert.Null(await AuthenticateAsync(Tokens(FakeReviews.Of(new MapNode { { "authenticated", true }, { "user", new MapNode() } })), "odd"));

    [Fact]
    public async Task Audience_ThatTheServerDoesNotConfirm_IsRefused()
    {
        var tokens = Tokens(FakeReviews.Of(Valid));

        Assert.Null(await tokens.AuthenticateAsync("good", ["other"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Callers_AtOnce_ShareOneReviewAndOneWhoLeavesDoesNotEndIt()
    {
        var release = new TaskCompletionSource();
        var reviews = new FakeReviews(async (review, _) =>
        {
            await release.Task;
            var answered = review.Copy();
            answered.Set("status", Valid);
            return answered;
        });
        var tokens = Tokens(reviews);
        using var leaving = new CancellationTokenSource();

        var first = tokens.AuthenticateAsync("good", [], leaving.Token).AsTask();
        var second = tokens.AuthenticateAsync("good", [], TestContext.Current.CancellationToken).AsTask();
        await leaving.CancelAsync();
        release.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.NotNull(await second);
        Assert.Equal(1, reviews.Count);
    }

    private DelegatedTokens Tokens(FakeReviews reviews) => new(reviews, new DelegationOptions(), _time, NullLogger<DelegatedTokens>.Instance);

    private static ValueTask<TokenIdentity?> AuthenticateAsync(DelegatedTokens tokens, string token) =>
        tokens.AuthenticateAsync(token, [], TestContext.Current.CancellationToken);
}
