using System.Text;
using Flux.Sources.Git;
using Flux.Sources.Git.Ssh;
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

    [Fact]
    public async Task Host_WithSeveralAddresses_IsFoundAtTheOneThatAnswers()
    {
        await using var world = await SshWorld.StartAsync();
        await world.Git.CommitAsync("first", ("a.yaml", "a: 1"));
        var request = world.Request(new GitReference { Branch = "main" }, world.Ssh.KnownHosts.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

        var fetched = await world.Git.FetchedAsync(request with { Url = request.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) });

        Assert.StartsWith("main@sha1:", fetched.Revision, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Algorithms_NothingInCommon_NamesBothOffers()
    {
        await using var world = await SshWorld.StartAsync();
        var source = world.Git.CreateSource(new GitSourceOptions
        {
            ScratchDirectory = world.Git.Scratch, Ssh = new SshOptions { KeyExchangeAlgorithms = ["diffie-hellman-group1-sha1"] },
        });

        var failed = Assert.IsType<GitFetchFailed>(await source.FetchAsync(world.Request(new GitReference { Branch = "main" }), TestContext.Current.CancellationToken));

        Assert.Contains(
            "ssh: handshake failed: ssh: no common algorithm for key exchange; we offered: [diffie-hellman-group1-sha1 ext-info-c kex-strict-c-v00@openssh.com], peer offered: [",
            failed.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "AuthenticationFailed", "SSH identity key is encrypted but no 'password' field was provided in the secret 'apps/key'")]
    [InlineData("wrong", "GitOperationFailed", "failed to checkout and determine revision: unable to construct auth method with options: x509: decryption password incorrect")]
    public async Task Identity_Encrypted_NeedsItsPassphrase(string password, string reason, string message)
    {
        await using var world = await SshWorld.StartAsync();
        var failed = await world.Git.FailedAsync(await world.EncryptedAsync(password));

        Assert.Equal((reason, message), (failed.Reason, failed.Message));
    }

    [Fact]
    public async Task Identity_WithItsPassphrase_LogsIn()
    {
        await using var world = await SshWorld.StartAsync();
        await world.Git.CommitAsync("first", ("a.yaml", "a: 1"));

        Assert.StartsWith("main@sha1:", (await world.Git.FetchedAsync(await world.EncryptedAsync("right"))).Revision, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("host", "knownhosts: knownhosts: missing host pattern")]
    [InlineData("host ssh-ed25519", "knownhosts: knownhosts: missing key type pattern")]
    [InlineData("host ssh-ed25519 AA*A", "knownhosts: illegal base64 data at input byte 2")]
    public async Task KnownHosts_Malformed_AreRefusedBeforeConnecting(string text, string problem)
    {
        await using var world = await SshWorld.StartAsync();

        var failed = await world.Git.FailedAsync(world.Request(new GitReference { Branch = "main" }, text));

        Assert.Equal($"failed to checkout and determine revision: unable to construct auth method with options: {problem}", failed.Message);
    }

    [Theory]
    [InlineData("*", "knownhosts: key is unknown")]
    [InlineData("[127.0.0.*]:PORT,![127.0.0.1]:PORT", "knownhosts: key is unknown")]
    [InlineData("[127.0.0.*]:PORT", null)]
    [InlineData("127.0.0.1:PORT", null)]
    [InlineData("@cert-authority [127.0.0.1]:PORT", "knownhosts: key mismatch")]
    [InlineData("@revoked [127.0.0.1]:PORT", "knownhosts: key is revoked")]
    public async Task KnownHosts_Patterns_AreForOnePort(string pattern, string? problem)
    {
        await using var world = await SshWorld.StartAsync();
        await world.Git.CommitAsync("first", ("a.yaml", "a: 1"));
        var port = world.Ssh.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var result = await world.Git.Source.FetchAsync(
            world.Request(new GitReference { Branch = "main" }, $"{pattern.Replace("PORT", port, StringComparison.Ordinal)} {world.Ssh.HostKey}"),
            TestContext.Current.CancellationToken);

        Assert.Equal(
            problem is null ? null : $"failed to checkout and determine revision: unable to clone '{world.Url}': ssh: handshake failed: {problem}",
            (result as GitFetchFailed)?.Message);
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

        /// <summary>A request with a copy of the client's key under the passphrase "right".</summary>
        public async Task<GitFetchRequest> EncryptedAsync(string password)
        {
            var copy = Path.Combine(Ssh.Directory, "encrypted");
            File.Copy(Path.Combine(Ssh.Directory, "client"), copy);
            using var process = System.Diagnostics.Process.Start("ssh-keygen", ["-q", "-p", "-P", "", "-N", "right", "-f", copy]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var request = Request(new GitReference { Branch = "main" });
            var data = request.Secret!.Data.ToDictionary();
            data["identity"] = await File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken);
            if (password.Length > 0)
            {
                data["password"] = Encoding.UTF8.GetBytes(password);
            }

            return request with { Secret = new NamedSecret("apps/key", data) };
        }

        public async ValueTask DisposeAsync()
        {
            await Ssh.DisposeAsync();
            await Git.DisposeAsync();
            _keys.Dispose();
        }
    }
}
