using System.Text;
using Flux.Sources.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Sources.Tests.Storage;

public sealed class ArtifactStoreTests : IDisposable
{
    private static readonly ArtifactOwner Owner = new("GitRepository", "apps", "app");

    private readonly TemporaryDirectory _root = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Write_Completed_IsPrivateVerifiedAndLaidOutAsUsual()
    {
        var store = Store();

        var artifact = await WriteAsync(store, "a.tar.gz", "hello");

        Assert.Equal("gitrepository/apps/app/a.tar.gz", artifact.Path);
        Assert.Equal("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", artifact.Digest);
        Assert.Equal(5, artifact.Size);
        Assert.Equal(["a.tar.gz", "a.tar.gz.lock"], Files());
        Assert.Equal(ArtifactState.Verified, await store.VerifyAsync(artifact.Path, artifact.Digest, Token));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_root.Path, artifact.Path)));
        }
    }

    [Fact]
    public async Task Write_ThatFails_LeavesTheOlderArtifact()
    {
        var store = Store();
        var artifact = await WriteAsync(store, "a.tar.gz", "old");

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.WriteAsync(Owner, "a.tar.gz", async (stream, token) =>
        {
            await stream.WriteAsync("new"u8.ToArray(), token);
            throw new InvalidOperationException();
        }, Token));

        Assert.Equal(["a.tar.gz", "a.tar.gz.lock"], Files());
        Assert.Equal(ArtifactState.Verified, await store.VerifyAsync(artifact.Path, artifact.Digest, Token));
    }

    [Fact]
    public async Task File_TamperedWith_IsNeitherOpenedNorKept()
    {
        var store = Store();
        var artifact = await WriteAsync(store, "a.tar.gz", "hello");
        await File.WriteAllTextAsync(Path.Combine(_root.Path, artifact.Path), "hellO", Token);

        Assert.Null(await store.OpenVerifiedAsync(artifact.Path, artifact.Digest, Token));
        Assert.Equal(ArtifactState.Corrupt, await store.VerifyAsync(artifact.Path, artifact.Digest, Token));
        Assert.Equal(ArtifactState.Missing, await store.VerifyAsync(artifact.Path, artifact.Digest, Token));
    }

    [Fact]
    public async Task File_TamperedWithAfterACheck_IsFoundByTheNext()
    {
        var store = Store();
        var artifact = await WriteAsync(store, "a.tar.gz", "hello");
        var file = Path.Combine(_root.Path, artifact.Path);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Assert.Equal(ArtifactState.Verified, await store.VerifyAsync(artifact.Path, artifact.Digest, Token));

        await File.WriteAllTextAsync(file, "hellO", Token);

        Assert.Equal(ArtifactState.Corrupt, await store.VerifyAsync(artifact.Path, artifact.Digest, Token));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("gitrepository/apps/app/../../../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("gitrepository//apps")]
    [InlineData("gitrepository/apps/app/a.tar.gz.lock")]
    [InlineData("gitrepository/apps/app")]
    [InlineData("gitrepository/apps/app/out")]
    [InlineData("")]
    public async Task OpenRead_OfAnythingButAnArtifact_FindsNothing(string path)
    {
        var store = new ArtifactStore(new ArtifactStoreOptions { Path = _root.Sub("store") }, _time);
        await WriteAsync(store, "a.tar.gz", "hello");
        var secret = Path.Combine(_root.Path, "secret");
        await File.WriteAllTextAsync(secret, "secret", Token);
        File.CreateSymbolicLink(Path.Combine(_root.Path, "store/gitrepository/apps/app/out"), secret);

        Assert.Null(await store.OpenReadAsync(path, Token));
    }

    [Fact]
    public async Task Link_ToTheNewest_FollowsIt()
    {
        var store = Store();
        store.Link(await WriteAsync(store, "a.tar.gz", "old"), "latest.tar.gz");
        store.Link(await WriteAsync(store, "b.tar.gz", "new"), "latest.tar.gz");

        await using var latest = await store.OpenReadAsync(Owner.PathOf("latest.tar.gz"), Token);

        Assert.Equal("new", await new StreamReader(latest!.Stream).ReadToEndAsync(Token));
    }

    [Fact]
    public async Task Collect_AfterManyWrites_KeepsTheRecordsAndTheCurrent()
    {
        var store = Store();
        foreach (var (name, age) in new[] { ("a", 50), ("b", 40), ("c", 30), ("current", 500) })
        {
            var artifact = await WriteAsync(store, name, name);
            File.SetLastWriteTimeUtc(Path.Combine(_root.Path, artifact.Path), _time.GetUtcNow().AddSeconds(-age).UtcDateTime);
        }

        Assert.Equal([Owner.PathOf("a"), Owner.PathOf("b")], store.Collect(Owner, "current").Order(StringComparer.Ordinal));
        Assert.Equal(["c", "c.lock", "current", "current.lock"], Files());
    }

    [Fact]
    public async Task RemoveAll_OfAnOwner_LeavesNothing()
    {
        var store = Store();
        await WriteAsync(store, "a", "a");

        Assert.True(store.RemoveAll(Owner));
        Assert.False(store.RemoveAll(Owner));
        Assert.False(Directory.Exists(Path.Combine(_root.Path, Owner.Directory)));
    }

    [Fact]
    public async Task Writers_OfOneArtifact_TakeTurns()
    {
        var store = Store();
        var running = 0;
        var writes = Enumerable.Range(0, 8).Select(i => store.WriteAsync(Owner, "a", async (stream, token) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{i}"), token);
            await Task.Yield();
            Interlocked.Decrement(ref running);
        }, Token));

        // The fake clock does not run by itself, and waiting writers ask it.
        var all = Task.WhenAll(writes);
        while (!all.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        await all;
    }

    [Theory]
    [InlineData("sha1", 40)]
    [InlineData("sha384", 96)]
    [InlineData("sha512", 128)]
    [InlineData("blake3", 64)]
    public async Task DigestAlgorithm_Configured_NamesTheDigest(string algorithm, int digits)
    {
        var store = new ArtifactStore(new ArtifactStoreOptions { Path = _root.Path, DigestAlgorithm = DigestAlgorithm.Named(algorithm) }, _time);

        var artifact = await WriteAsync(store, "a", "hello");

        Assert.Equal(algorithm.Length + 1 + digits, artifact.Digest.Length);
        Assert.Equal(ArtifactState.Verified, await Store().VerifyAsync(artifact.Path, artifact.Digest, Token));
    }

    public void Dispose() => _root.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ArtifactStore Store() => new(new ArtifactStoreOptions { Path = _root.Path }, _time);

    private string[] Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(_root.Path, Owner.Directory)).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    private static Task<StoredArtifact> WriteAsync(ArtifactStore store, string name, string text) =>
        store.WriteAsync(Owner, name, (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), token).AsTask(), Token);
}
