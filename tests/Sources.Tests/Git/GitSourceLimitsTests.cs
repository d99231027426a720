using System.Text;
using Flux.Sources.Git;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Packs;
using Flux.Sources.Secrets;

namespace Flux.Sources.Tests.Git;

public sealed class GitSourceLimitsTests
{
    [Fact]
    public async Task Pack_OnItsWay_HasNoNameThatAKilledProcessWouldLeave()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        await world.CommitAsync("sub", (".gitmodules", $"[submodule \"s\"]\npath = s\nurl = {world.Server.Url}/none.git\n"));
        string[]? left = null;
        world.Server.Intercept = context =>
        {
            left = context.Request.Path.Value!.Contains("none", StringComparison.Ordinal) ? Directory.GetFileSystemEntries(world.Scratch) : left;
            return Task.FromResult(false);
        };
        await GitProgram.RunAsync(world.Work, "update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},s");
        await GitProgram.RunAsync(world.Work, "commit", "--quiet", "-m", "link");
        await world.PushAsync("HEAD");

        // The pack of the parent is open while its submodule is asked for.
        await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { RecurseSubmodules = true });

        Assert.NotNull(left);
        Assert.Empty(left);
    }

    [Fact]
    public async Task Server_ThatHangs_EndsAtTheTimeout()
    {
        await using var world = await GitWorld.StartAsync();
        world.Server.Intercept = async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal($"failed to checkout and determine revision: unable to clone '{world.Url}': Get \"{world.Url}/info/refs?service=git-upload-pack\": context deadline exceeded", failed.Message);
    }

    [Fact]
    public async Task Server_ThatHangsInThePack_IsLeftWhenTheCallerGivesUp()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        world.Server.Intercept = async context =>
        {
            if (context.Request.Method == "POST")
            {
                await context.Response.Body.WriteAsync("0008NAK\n"u8.ToArray());
                await context.Response.Body.FlushAsync();
                await giveUp.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            }

            return false;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Source.FetchAsync(world.Request(new GitReference { Branch = "main" }), giveUp.Token));
    }

    [Fact]
    public async Task Repository_LargerThanAllowed_IsRefused()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.bin", Convert.ToHexString(new Random(1).NextBytes(200_000))));
        var source = world.CreateSource(new GitSourceOptions { ScratchDirectory = world.Scratch, PackLimits = new PackLimits { MaxPackBytes = 50_000 } });

        var failed = Assert.IsType<GitFetchFailed>(await source.FetchAsync(world.Request(new GitReference { Branch = "main" }), TestContext.Current.CancellationToken));

        Assert.Contains("the repository is larger than the allowed 50000 bytes", failed.Message, StringComparison.Ordinal);
        Assert.InRange(failed.BytesReceived, 50_001, 50_001 + (1 << 16));
    }

    [Fact]
    public async Task Repository_WithTooManyFiles_IsRefused()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", [.. Enumerable.Range(0, 20).Select(i => ($"{i}.yaml", "a: 1"))]);
        var source = world.CreateSource(new GitSourceOptions { ScratchDirectory = world.Scratch, CheckoutLimits = new CheckoutLimits { MaxEntries = 10 } });

        var failed = Assert.IsType<GitFetchFailed>(await source.FetchAsync(world.Request(new GitReference { Branch = "main" }), TestContext.Current.CancellationToken));

        Assert.Contains("more than the allowed 10 files", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong", false)]
    [InlineData("right", true)]
    public async Task Password_OfASecret_IsSentAtOnce(string password, bool accepted)
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var expected = "Basic " + Convert.ToBase64String("user:right"u8);
        world.Server.Intercept = async context =>
        {
            if (context.Request.Headers.Authorization == expected)
            {
                return false;
            }

            context.Response.StatusCode = 401;
            await context.Response.Body.WriteAsync("denied"u8.ToArray());
            return true;
        };

        var result = await world.Source.FetchAsync(
            world.Request(new GitReference { Branch = "main" }) with
            {
                Secret = new NamedSecret("apps/login", new Dictionary<string, byte[]> { ["username"] = "user"u8.ToArray(), ["password"] = Encoding.UTF8.GetBytes(password) }),
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(accepted, result is GitFetched);
        Assert.Equal(
            accepted ? null : $"failed to checkout and determine revision: unable to clone '{world.Url}': authentication required: denied",
            (result as GitFetchFailed)?.Message);
    }

    [Fact]
    public async Task Redirect_ToAnotherHost_LosesTheCredentials()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        await using var other = await GitServer.StartAsync(world.Repositories);
        string? seen = null;
        other.Intercept = context =>
        {
            seen = context.Request.Headers.Authorization;
            return Task.FromResult(false);
        };
        world.Server.Intercept = context =>
        {
            context.Response.Redirect(other.Url + context.Request.Path + context.Request.QueryString);
            return Task.FromResult(true);
        };

        await world.FetchedAsync(world.Request(new GitReference { Branch = "main" }) with
        {
            Secret = new NamedSecret("apps/login", new Dictionary<string, byte[]> { ["bearerToken"] = "secret"u8.ToArray() }),
        });

        Assert.True(string.IsNullOrEmpty(seen));
    }

    [Fact]
    public async Task BearerToken_WithTheLineBreakOfItsFile_IsToldWithoutTheToken()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));

        var result = await world.CreateSource(new GitSourceOptions { ScratchDirectory = world.Scratch }).FetchAsync(
            world.Request(new GitReference { Branch = "main" }) with
            {
                Secret = new NamedSecret("apps/login", new Dictionary<string, byte[]> { ["bearerToken"] = "s3cret\n"u8.ToArray() }),
            },
            TestContext.Current.CancellationToken);

        var failed = Assert.IsType<GitFetchFailed>(result);
        Assert.Contains("invalid header field value for \"Authorization\"", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repository_WithManyReferences_IsAskedOnlyForTheOneOfInterest()
    {
        await using var world = await GitWorld.StartAsync();
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var refs = string.Concat(Enumerable.Range(0, 60).Select(i => $"create refs/pull/{i}/head {commit}\n"));
        await GitProgram.UpdateRefsAsync(Path.Combine(world.Repositories, "team/app.git"), refs);
        world.Server.Requests.Clear();
        var source = world.CreateSource(new GitSourceOptions { ScratchDirectory = world.Scratch, ManyReferences = 50 });

        var result = await source.FetchAsync(world.Request(new GitReference { Branch = "main" }), TestContext.Current.CancellationToken);

        Assert.Equal($"main@sha1:{commit}", Assert.IsType<GitFetched>(result).Revision);
        Assert.Equal(4, world.Server.Requests.Count);
    }
}
