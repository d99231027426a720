using Flux.Sources.Files;
using Flux.Sources.Git;
using Flux.Sources.Secrets;
using Flux.Sources.Git.Packs;

namespace Flux.Sources.Tests.Git;

public sealed class GitSourceReferenceTests
{
    [Fact]
    public async Task Branch_Fetched_BecomesAnArtifactWithItsFiles()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var commit = await world.CommitAsync("second\n\nbody", ("deploy/b.yaml", "b: 2"), ("run.sh", "#!/bin/sh"));

        var fetched = await world.FetchedAsync(new GitReference { Branch = "main" });

        Assert.Equal($"main@sha1:{commit}", fetched.Revision);
        Assert.Equal("second", fetched.CommitMessage);
        Assert.Equal($"gitrepository/apps/app/{commit}.tar.gz", fetched.Artifact.Path);
        var tree = await world.ReadAsync(fetched.Artifact);
        Assert.Equal("b: 2"u8.ToArray(), Assert.IsType<TreeFile>(tree.Find("deploy/b.yaml")).ReadAllBytes());
        Assert.Equal(["a.yaml", "deploy", "run.sh"], tree.Entries.Keys);
    }

    [Fact]
    public async Task Branch_Unchanged_AsksOnceAndFetchesNothing()
    {
        await using var world = await GitWorld.StartAsync();
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"));
        world.Server.Requests.Clear();

        var result = await world.Source.FetchAsync(
            world.Request(new GitReference { Branch = "main" }) with { Observed = new GitObserved { Revision = $"main/{commit}" } },
            TestContext.Current.CancellationToken);

        var unchanged = Assert.IsType<GitNotModified>(result);
        Assert.Equal($"no changes since last reconciliation: observed revision 'main@sha1:{commit}'", unchanged.Message);
        Assert.Equal(["GET /team/app.git/info/refs?service=git-upload-pack"], world.Server.Requests);
        Assert.Equal(0, unchanged.BytesReceived);
    }

    [Fact]
    public async Task Branch_UnchangedButIgnoreChanged_MakesANewArtifact()
    {
        await using var world = await GitWorld.StartAsync();
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"), ("b.txt", "b"));

        var fetched = await world.FetchedAsync(world.Request(new GitReference { Branch = "main" }) with
        {
            Ignore = "*.txt",
            Observed = new GitObserved { Revision = $"main@sha1:{commit}" },
        });

        Assert.Equal(["a.yaml"], (await world.ReadAsync(fetched.Artifact)).Entries.Keys);
    }

    [Fact]
    public async Task Branch_Missing_NamesTheReference()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));

        var failed = await world.FailedAsync(new GitReference { Branch = "dev" });

        Assert.Equal("GitOperationFailed", failed.Reason);
        Assert.Equal($"failed to checkout and determine revision: unable to clone '{world.Url}': couldn't find remote ref \"refs/heads/dev\"", failed.Message);
    }

    [Fact]
    public async Task Tag_Annotated_IsPeeled()
    {
        await using var world = await GitWorld.StartAsync();
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"));
        await GitProgram.RunAsync(world.Work, "tag", "-a", "-m", "release", "v1.0.0");
        await world.PushAsync("v1.0.0");

        Assert.Equal($"v1.0.0@sha1:{commit}", (await world.FetchedAsync(new GitReference { Tag = "v1.0.0" })).Revision);
        Assert.Equal($"refs/tags/v1.0.0@sha1:{commit}", (await world.FetchedAsync(new GitReference { Name = "refs/tags/v1.0.0" })).Revision);
        Assert.Equal($"refs/tags/v1.0.0^{{}}@sha1:{commit}", (await world.FetchedAsync(new GitReference { Name = "refs/tags/v1.0.0^{}" })).Revision);
    }

    [Fact]
    public async Task SemVer_Range_TakesTheHighestTag()
    {
        await using var world = await GitWorld.StartAsync();
        foreach (var tag in new[] { "v1.2.0", "1.10.0", "v2.0.0", "1.99.0-rc.1" })
        {
            await world.CommitAsync(tag, ("a.yaml", tag));
            await GitProgram.RunAsync(world.Work, "tag", tag);
            await world.PushAsync(tag);
        }

        var fetched = await world.FetchedAsync(new GitReference { SemVer = "1.x" });

        Assert.StartsWith("1.10.0@sha1:", fetched.Revision, StringComparison.Ordinal);
        Assert.Equal(
            "failed to checkout and determine revision: no match found for semver: 9.x",
            (await world.FailedAsync(new GitReference { SemVer = "9.x" })).Message);
    }

    [Fact]
    public async Task Commit_BelowTheTip_IsFetchedAlone()
    {
        await using var world = await GitWorld.StartAsync();
        var old = await world.CommitAsync("old", ("a.yaml", "old"));
        await world.CommitAsync("new", ("a.yaml", "new"));

        Assert.Equal($"sha1:{old}", (await world.FetchedAsync(new GitReference { Commit = old })).Revision);
        Assert.Equal($"main@sha1:{old}", (await world.FetchedAsync(new GitReference { Commit = old, Branch = "main" })).Revision);
    }

    [Fact]
    public async Task Commit_OnABranchWithHeavyHistory_BringsItsOwnFilesOnly()
    {
        await using var world = await GitWorld.StartAsync();
        var old = await world.CommitAsync("old", ("a.yaml", "old"));
        var noise = new byte[400_000];
        new Random(3).NextBytes(noise);
        await world.CommitAsync("heavy", ("heavy.bin", Convert.ToHexString(noise)));
        await GitProgram.RunAsync(world.Work, "rm", "-q", "heavy.bin");
        await world.CommitAsync("new", ("a.yaml", "new"));
        var source = world.CreateSource(new GitSourceOptions { ScratchDirectory = world.Scratch, PackLimits = new PackLimits { MaxPackBytes = 100_000 } });

        var result = await source.FetchAsync(world.Request(new GitReference { Commit = old, Branch = "main" }), TestContext.Current.CancellationToken);

        Assert.Equal($"main@sha1:{old}", Assert.IsType<GitFetched>(result).Revision);
    }

    [Theory]
    [InlineData("ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("abcdef0")]
    public async Task Commit_Unknown_IsNotFound(string commit)
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));

        Assert.Equal(
            $"failed to checkout and determine revision: unable to resolve commit object for '{commit}': object not found",
            (await world.FailedAsync(new GitReference { Commit = commit })).Message);
    }

    [Fact]
    public async Task Commit_OnAnotherBranch_IsNotFoundOnThisOne()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var main = await GitProgram.RunAsync(world.Work, "rev-parse", "HEAD");
        var dev = await world.CommitAsync("dev", ("a.yaml", "dev"));
        await world.PushAsync("HEAD:refs/heads/dev", $"{main}:refs/heads/main");

        Assert.Contains("object not found", (await world.FailedAsync(new GitReference { Commit = dev, Branch = "main" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_OfAPullRequest_IsFetchedThoughNoBranchHasIt()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var main = await GitProgram.RunAsync(world.Work, "rev-parse", "HEAD");
        var pull = await world.CommitAsync("pull", ("a.yaml", "pull"));
        await world.PushAsync("HEAD:refs/pull/7/head", $"{main}:refs/heads/main");

        Assert.Equal($"refs/pull/7/head@sha1:{pull}", (await world.FetchedAsync(new GitReference { Name = "refs/pull/7/head" })).Revision);
    }

    [Fact]
    public async Task Sha256Repository_Fetched_HasASha256Revision()
    {
        await using var world = await GitWorld.StartAsync("sha256");
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"));

        Assert.Equal($"main@sha256:{commit}", (await world.FetchedAsync(new GitReference { Branch = "main" })).Revision);
    }

    [Theory]
    [InlineData("http://git.example.com:port/app", "invalid port \":port\" after host")]
    [InlineData("http://git example.com/app", "invalid character \" \" in host name")]
    public async Task Url_ThatCannotBeParsed_Stalls(string url, string problem)
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference()) with { Url = url });

        Assert.Equal(("URLInvalid", $"failed to parse url '{url}': parse \"{url}\": {problem}", true), (failed.Reason, failed.Message, failed.Stalling));
    }

    [Fact]
    public async Task Credentials_OfTwoKinds_AreRefused()
    {
        await using var world = await GitWorld.StartAsync();
        var token = new NamedSecret("apps/s", new Dictionary<string, byte[]> { ["bearerToken"] = "x"u8.ToArray() });

        var failed = await world.FailedAsync(world.Request(new GitReference()) with { Url = world.Url.Replace("//", "//user:pass@", StringComparison.Ordinal), Secret = token });

        Assert.Equal("failed to checkout and determine revision: basic auth and bearer token cannot be set at the same time", failed.Message);
    }

    [Fact]
    public async Task Timeout_OfNothing_IsForGitAlone()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Timeout = TimeSpan.Zero });

        Assert.Equal((GitFetchStage.Checkout, true), (failed.Stage, failed.IsHostFault));
    }

    [Fact]
    public async Task Name_WithASlashAtItsEnd_IsInvalid()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));

        var failed = await world.FailedAsync(new GitReference { Name = "refs/heads/main/" });

        Assert.Equal("failed to checkout and determine revision: ref refs/heads/main/ is invalid; Git refs cannot begin or end with a slash '/'", failed.Message);
    }

    [Fact]
    public async Task EmptyRepository_ThatHadAnArtifact_IsMissedInTheList()
    {
        await using var world = await GitWorld.StartAsync();
        string[] messages =
        [
            (await world.FailedAsync(world.Request(new GitReference { Name = "refs/heads/main" }))).Message,
            (await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Observed = new GitObserved { Revision = "main@sha1:1" } })).Message,
        ];

        Assert.All(messages, message => Assert.Equal(
            $"failed to checkout and determine revision: unable to list remote for '{world.Url}': remote repository is empty", message));
    }

    [Fact]
    public async Task Commit_Again_IsUpToDateAndKnowsItsMessage()
    {
        await using var world = await GitWorld.StartAsync();
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var request = world.Request(new GitReference { Commit = commit }) with { Observed = new GitObserved { Revision = $"sha1:{commit}" } };

        var same = Assert.IsType<GitNotModified>(await world.Source.FetchAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(("ArtifactUpToDate", "first"), (same.Reason, same.CommitMessage));
    }

    [Fact]
    public async Task MissingInclude_IsToldAfterBadCredentials()
    {
        await using var world = await GitWorld.StartAsync();
        var missing = new GitFetchFailed("NotFound", "no such include", "IncludeUnavailable", false, null);
        var request = world.Request(new GitReference()) with { MissingInclude = missing };
        var credentials = new NamedSecret("apps/s", new Dictionary<string, byte[]> { ["password"] = "x"u8.ToArray() });

        Assert.Equal(missing with { Stage = GitFetchStage.Includes }, await world.FailedAsync(request));
        Assert.Equal("AuthenticationFailed", (await world.FailedAsync(request with { Secret = credentials })).Reason);
    }

    [Fact]
    public async Task EmptyRepository_Fetched_SaysSo()
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(new GitReference { Branch = "main" });

        Assert.Equal(("EmptyGitRepository", "git repository is empty"), (failed.Reason, failed.Message));
    }
}
