using Flux.Sources.Archives;
using Flux.Sources.Egress;
using Flux.Sources.Files;
using Flux.Sources.Git;
using Flux.Sources.Storage;

namespace Flux.Sources.Tests.Git;

/// <summary>A server with an empty repository, a working copy to push from, and a source that fetches into a store.</summary>
public sealed class GitWorld : IAsyncDisposable
{
    private readonly TemporaryDirectory _root = new();
    private readonly EgressClients _egress = new(EgressPolicy.Default);

    private GitWorld()
    {
        Repositories = _root.Sub("repositories");
        Work = _root.Sub("work");
        Scratch = _root.Sub("scratch");
        Store = new ArtifactStore(new ArtifactStoreOptions { Path = _root.Sub("store") }, TimeProvider.System);
        Source = CreateSource(new GitSourceOptions { ScratchDirectory = Scratch });
    }

    public string Repositories { get; }

    public string Work { get; }

    public string Scratch { get; }

    public ArtifactStore Store { get; }

    public GitSource Source { get; private set; }

    public GitServer Server { get; private set; } = null!;

    public string Url => Server.Url + "/team/app.git";

    public static async Task<GitWorld> StartAsync(string objectFormat = "sha1")
    {
        var world = new GitWorld();
        world.Server = await GitServer.StartAsync(world.Repositories);
        await GitProgram.RunAsync(world.Repositories, "init", "--quiet", "--bare", "--initial-branch=main", "--object-format=" + objectFormat, "team/app.git");
        await GitProgram.RunAsync(world.Work, "init", "--quiet", "--initial-branch=main", "--object-format=" + objectFormat);
        await GitProgram.RunAsync(world.Work, "remote", "add", "origin", world.Url);
        return world;
    }

    public GitSource CreateSource(GitSourceOptions options) => new(_egress, Store, options, TimeProvider.System);

    /// <summary>Writes files (path and text), commits, and pushes over HTTP.</summary>
    /// <returns>The commit's hash.</returns>
    public async Task<string> CommitAsync(string message, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(Work, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }

        await GitProgram.RunAsync(Work, "add", "--all");
        await GitProgram.RunAsync(Work, "commit", "--quiet", "--allow-empty", "-m", message);
        await PushAsync("HEAD");
        return await GitProgram.RunAsync(Work, "rev-parse", "HEAD");
    }

    public Task PushAsync(params string[] refs) => GitProgram.RunAsync(Work, ["push", "--quiet", "--force", "origin", .. refs]);

    public GitFetchRequest Request(GitReference reference) => new()
    {
        Owner = new ArtifactOwner("GitRepository", "apps", "app"),
        Url = Url,
        Reference = reference,
    };

    public Task<GitFetchResult> FetchAsync(GitReference reference) =>
        Source.FetchAsync(Request(reference), TestContext.Current.CancellationToken);

    public async Task<GitFetched> FetchedAsync(GitFetchRequest request)
    {
        var result = await Source.FetchAsync(request, TestContext.Current.CancellationToken);
        return result as GitFetched ?? throw new InvalidOperationException($"not fetched: {result}");
    }

    public Task<GitFetched> FetchedAsync(GitReference reference) => FetchedAsync(Request(reference));

    public async Task<GitFetchFailed> FailedAsync(GitFetchRequest request) =>
        Assert.IsType<GitFetchFailed>(await Source.FetchAsync(request, TestContext.Current.CancellationToken));

    public Task<GitFetchFailed> FailedAsync(GitReference reference) => FailedAsync(Request(reference));

    public async Task<TreeDirectory> ReadAsync(StoredArtifact artifact)
    {
        await using var content = await Store.OpenVerifiedAsync(artifact.Path, artifact.Digest, TestContext.Current.CancellationToken);
        return ArchiveReader.Read(content!.Stream, new ArchiveReadOptions(), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _egress.Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Scratch));
        _root.Dispose();
    }
}
