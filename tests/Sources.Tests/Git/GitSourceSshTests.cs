using System.Text;
using Flux.Sources.Git;
using Flux.Sources.Secrets;

namespace Flux.Sources.Tests.Git;

public sealed class GitSourceSshTests
{
    [Fact]
    public async Task Branch_OverSsh_IsFetchedAndThenUnchanged()
    {
        await using var world = await SshWorld.StartAsync();
        await world.Git.CommitAsync("first", ("a.yaml", "a: 1"));
        var commit = await world.Git.CommitAsync("second", ("a.yaml", "a: 2"));

        var fetched = await world.Git.FetchedAsync(world.Request(new GitReference { Branch = "main" }));
        var again = await world.Git.Source.FetchAsync(
            world.Request(new GitReference { Branch = "main" }) with { Observed = new GitObserved { Revision = fetched.Revision } },
            TestContext.Current.CancellationToken);

        Assert.Equal($"main@sha1:{commit}", fetched.Revision);
        Assert.Equal(fetched.Revision, Assert.IsType<GitNotModified>(again).Revision);
    }

    [Fact]
    public async Task Commit_BelowTheTip_IsFoundOverSsh()
    {
        await using var world = await SshWorld.StartAsync();
        var old = await world.Git.CommitAsync("old", ("a.yaml", "old"));
        await world.Git.CommitAsync("new", ("a.yaml", "new"));

        Assert.Equal($"sha1:{old}", (await world.Git.FetchedAsync(world.Request(new GitReference { Commit = old }))).Revision);
    }

    [Theory]
    [InlineData(true, "knownhosts: key is unknown")]
    [InlineData(false, "knownhosts: key mismatch")]
    public async Task HostKey_NotTheKnownOne_IsRefused(bool unknownHost, string problem)
    {
        await using var world = await SshWorld.StartAsync();
        await world.Git.CommitAsync("first", ("a.yaml", "a: 1"));
        var clientKey = string.Join(' ', (await File.ReadAllTextAsync(Path.Combine(world.Ssh.Directory, "client.pub"), TestContext.Current.CancellationToken)).Split(' ')[..2]);
        var knownHosts = unknownHost ? $"other.example.com {world.Ssh.HostKey}" : $"[127.0.0.1]:{world.Ssh.Port} {clientKey}";

        var failed = await world.Git.FailedAsync(world.Request(new GitReference { Branch = "main" }, knownHosts));

        Assert.Equal(
            $"failed to checkout and determine revision: unable to clone '{world.Url}': ssh: handshake failed: {problem}", failed.Message);
    }

    [Fact]
    public async Task Repository_Missing_IsNotFoundOverSsh()
    {
        await using var world = await SshWorld.StartAsync();

        var failed = await world.Git.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Url = world.Url + "x" });

        Assert.Equal($"failed to checkout and determine revision: unable to clone: repository not found: git repository: '{world.Url}x'", failed.Message);
    }

    [Fact]
    public async Task Credentials_WithoutKnownHosts_AreRefusedBeforeConnecting()
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with
        {
            Url = "ssh://git@127.0.0.1:1/app.git",
            Secret = new NamedSecret("apps/key", new Dictionary<string, byte[]> { ["identity"] = "x"u8.ToArray() }),
        });

        Assert.Equal(("AuthenticationFailed", "failed to configure authentication options: invalid 'ssh' auth option: 'known_hosts' is required"), (failed.Reason, failed.Message));
    }

    private sealed class SshWorld : IAsyncDisposable
    {
        private readonly TemporaryDirectory _keys;

        private SshWorld(GitWorld git, SshServer ssh, TemporaryDirectory keys)
        {
            Git = git;
            Ssh = ssh;
            _keys = keys;
        }

        public GitWorld Git { get; }

        public SshServer Ssh { get; }

        public string Url => $"ssh://{Ssh.User}@127.0.0.1:{Ssh.Port}{Git.Repositories}/team/app.git";

        public static async Task<SshWorld> StartAsync()
        {
            Assert.True(SshServer.IsInstalled, "needs the package openssh-server");
            var keys = new TemporaryDirectory();
            return new SshWorld(await GitWorld.StartAsync(), await SshServer.StartAsync(keys.Path), keys);
        }

        public GitFetchRequest Request(GitReference reference, string? knownHosts = null) => Git.Request(reference) with
        {
            Url = Url,
            Secret = new NamedSecret("apps/key", new Dictionary<string, byte[]>
            {
                ["identity"] = Ssh.Identity,
                ["known_hosts"] = Encoding.UTF8.GetBytes(knownHosts ?? Ssh.KnownHosts),
            }),
        };

        public async ValueTask DisposeAsync()
        {
            await Ssh.DisposeAsync();
            await Git.DisposeAsync();
            _keys.Dispose();
        }
    }
}
