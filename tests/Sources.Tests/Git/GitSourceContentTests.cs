using Flux.Sources.Files;
using Flux.Sources.Git;
using Flux.Sources.Storage;

namespace Flux.Sources.Tests.Git;

public sealed class GitSourceContentTests
{
    [Fact]
    public async Task Links_InTheTree_StayOutOfTheArtifact()
    {
        await using var world = await GitWorld.StartAsync();
        File.CreateSymbolicLink(Path.Combine(world.Work, "passwd"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(world.Work, "up"), "../../..");
        await world.CommitAsync("links", ("a.yaml", "a: 1"));

        var fetched = await world.FetchedAsync(new GitReference { Branch = "main" });

        Assert.Equal(["a.yaml"], (await world.ReadAsync(fetched.Artifact)).Entries.Keys);
    }

    [Fact]
    public async Task ManyFiles_WithHistoryAndDeltas_AllArrive()
    {
        await using var world = await GitWorld.StartAsync();
        var files = Enumerable.Range(0, 300).Select(i => ($"d{i % 7}/f{i}.yaml", string.Concat(Enumerable.Repeat($"line {i % 20} of a text that repeats\n", 200 + i)))).ToArray();
        await world.CommitAsync("first", files);
        await GitProgram.RunAsync(Path.Combine(world.Repositories, "team/app.git"), "repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50");

        var fetched = await world.FetchedAsync(new GitReference { Branch = "main" });

        var tree = await world.ReadAsync(fetched.Artifact);
        foreach (var (path, text) in files)
        {
            Assert.Equal(text, System.Text.Encoding.UTF8.GetString(Assert.IsType<TreeFile>(tree.Find(path)).ReadAllBytes()));
        }
    }

    [Fact]
    public async Task SparseCheckout_OfDirectories_BringsOnlyThose()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a/x.yaml", "1"), ("ab/q.yaml", "2"), ("c/z.yaml", "3"), ("root.yaml", "4"));
        var request = world.Request(new GitReference { Branch = "main" });

        Assert.Equal(["a", "ab"], (await world.ReadAsync((await world.FetchedAsync(request with { SparseCheckout = ["a"] })).Artifact)).Entries.Keys);
        Assert.Equal(["a"], (await world.ReadAsync((await world.FetchedAsync(request with { SparseCheckout = ["a/"] })).Artifact)).Entries.Keys);
        Assert.Equal(["c"], (await world.ReadAsync((await world.FetchedAsync(request with { SparseCheckout = ["./c/"] })).Artifact)).Entries.Keys);
        Assert.StartsWith(
            "failed to sparse checkout directories : sparse checkout dir 'nope' does not exist in repository",
            (await world.FailedAsync(request with { SparseCheckout = ["nope"] })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Include_OfAnotherArtifact_IsCopiedAndClamped()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("library", ("lib/x.yaml", "x"), ("top.yaml", "t"));
        var library = await world.FetchedAsync(world.Request(new GitReference { Branch = "main" }) with { Owner = new ArtifactOwner("GitRepository", "apps", "lib") });
        var request = world.Request(new GitReference { Branch = "main" });
        GitInclude Include(string from, string to) => new("lib", from, to, library.Artifact.Path, library.Artifact.Digest, library.Revision);

        var tree = await world.ReadAsync((await world.FetchedAsync(request with { Includes = [Include("../../lib", "../../vendor/lib")] })).Artifact);
        Assert.IsType<TreeFile>(tree.Find("vendor/lib/x.yaml"));

        var failed = await world.FailedAsync(request with { Includes = [Include("", "lib")] });
        Assert.Equal(("CopyFailure", "StorageOperationFailed"), (failed.Reason, failed.Condition));
        Assert.Equal("failed to copy 'lib' include from  to lib: link error: cannot rename unpack to lib: rename unpack lib: file exists", failed.Message);
    }

    [Fact]
    public async Task Submodules_RelativeAndNested_AreFilled()
    {
        await using var world = await GitWorld.StartAsync();
        var sub = await world.CommitAsync("sub", ("sub.yaml", "s"));
        await world.Server.Backend.CreateRepositoryAsync("team/sub.git", TestContext.Current.CancellationToken);
        await GitProgram.RunAsync(world.Work, "push", "--quiet", world.Server.Url + "/team/sub.git", "HEAD:refs/heads/main");
        await GitProgram.RunAsync(world.Work, "rm", "-q", "sub.yaml");
        await GitProgram.RunAsync(world.Work, "update-index", "--add", "--cacheinfo", $"160000,{sub},deps/mod");
        Directory.CreateDirectory(Path.Combine(world.Work, "deps/mod"));
        await File.WriteAllTextAsync(Path.Combine(world.Work, ".gitmodules"), "[submodule \"the mod\"]\n\tpath = deps/mod\n\turl = ../sub.git\n", TestContext.Current.CancellationToken);
        await GitProgram.RunAsync(world.Work, "add", ".gitmodules");
        await GitProgram.RunAsync(world.Work, "commit", "--quiet", "-m", "app");
        await world.PushAsync("HEAD");

        var without = await world.ReadAsync((await world.FetchedAsync(new GitReference { Branch = "main" })).Artifact);
        var with = await world.ReadAsync((await world.FetchedAsync(world.Request(new GitReference { Branch = "main" }) with { RecurseSubmodules = true })).Artifact);

        Assert.Empty(Assert.IsType<TreeDirectory>(without.Find("deps/mod")).Entries);
        Assert.Equal("s"u8.ToArray(), Assert.IsType<TreeFile>(with.Find("deps/mod/sub.yaml")).ReadAllBytes());
        Assert.Equal("gitdir: ../../.git/modules/the mod\n"u8.ToArray(), Assert.IsType<TreeFile>(with.Find("deps/mod/.git")).ReadAllBytes());
    }
}
