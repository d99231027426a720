using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Delegation;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flux.KubeApi.Tests.Delegation;

public sealed class DelegatedAuthorizerTests
{
    private static readonly UserInfo Alice = new("alice", ["devs"]) { Uid = "1", Extra = new Dictionary<string, IReadOnlyList<string>> { ["scopes"] = ["read"] } };

    [Fact]
    public async Task Access_ToAResource_IsAskedForWithAllThatTheServerKnowsOfTheUser()
    {
        var reviews = FakeReviews.Of(new MapNode { { "allowed", true }, { "reason", "RBAC: allowed" } });

        var decision = await AuthorizeAsync(reviews, Read("alice"));

        Assert.True(decision.IsAllowed);
        Assert.Equal(
            new MapNode
            {
                {
                    "resourceAttributes", new MapNode
                    {
                        { "namespace", "team" }, { "verb", "get" }, { "group", "source.toolkit.fluxcd.io" }, { "version", "v1" }, { "resource", "gitrepositories" },
                        { "subresource", "status" }, { "name", "app" },
                    }
                },
                { "user", "alice" },
                { "groups", new ListNode { "devs" } },
                { "uid", "1" },
                { "extra", new MapNode { { "scopes", new ListNode { "read" } } } },
            },
            reviews.Last!.GetMap("spec"));
    }

    [Fact]
    public async Task Access_ToAPath_IsAskedForAsPath()
    {
        var reviews = FakeReviews.Of(new MapNode { { "allowed", false } });

        var decision = await AuthorizeAsync(reviews, new AccessAttributes { User = Alice, Verb = "get", IsResource = false, Path = "/metrics" });

        Assert.False(decision.IsAllowed);
        Assert.Equal(new MapNode { { "path", "/metrics" }, { "verb", "get" } }, reviews.Last!.GetMap("spec", "nonResourceAttributes"));
    }

    [Fact]
    public async Task Access_ThatIsDenied_IsRefusedThoughItIsAllowedToo() =>
        Assert.False((await AuthorizeAsync(FakeReviews.Of(new MapNode { { "allowed", true }, { "denied", true } }), Read("alice"))).IsAllowed);

    [Fact]
    public async Task Server_ThatIsAway_LetsNobodyIn()
    {
        var reviews = new FakeReviews((_, _) => throw new ReviewException("connection refused"));

        var error = await Assert.ThrowsAsync<ApiException>(async () => await AuthorizeAsync(reviews, Read("alice")));

        Assert.Equal(500, error.Code);
        Assert.DoesNotContain("connection refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MastersAndHealthChecks_AreAllowedWithoutAsking()
    {
        var reviews = new FakeReviews((_, _) => throw new ReviewException("connection refused"));
        var master = new AccessAttributes { User = new UserInfo("root", [UserInfo.MastersGroup]), Verb = "delete", Resource = "tenants" };
        var health = new AccessAttributes { User = UserInfo.Anonymous, Verb = "get", IsResource = false, Path = "/readyz" };

        Assert.True((await AuthorizeAsync(reviews, master)).IsAllowed);
        Assert.True((await AuthorizeAsync(reviews, health)).IsAllowed);
        Assert.Equal(0, reviews.Count);
    }

    [Fact]
    public async Task Users_OfOneName_ButOtherGroups_AreAskedForApart()
    {
        var reviews = FakeReviews.Of(new MapNode { { "allowed", true } });
        var authorizer = Authorizer(reviews);

        await authorizer.AuthorizeAsync(Read("alice"), TestContext.Current.CancellationToken);
        await authorizer.AuthorizeAsync(Read("alice") with { User = Alice with { Groups = [] } }, TestContext.Current.CancellationToken);
        await authorizer.AuthorizeAsync(Read("alice"), TestContext.Current.CancellationToken);

        Assert.Equal(2, reviews.Count);
    }

    private static AccessAttributes Read(string name) => new()
    {
        User = Alice with { Name = name },
        Verb = "get",
        Group = "source.toolkit.fluxcd.io",
        Version = "v1",
        Namespace = "team",
        Resource = "gitrepositories",
        Subresource = "status",
        Name = "app",
    };

    private static DelegatedAuthorizer Authorizer(FakeReviews reviews) =>
        new(reviews, new DelegationOptions(), new SteppedTime(), NullLogger<DelegatedAuthorizer>.Instance);

    private static ValueTask<AccessDecision> AuthorizeAsync(FakeReviews reviews, AccessAttributes attributes) =>
        Authorizer(reviews).AuthorizeAsync(attributes, TestContext.Current.CancellationToken);
}
