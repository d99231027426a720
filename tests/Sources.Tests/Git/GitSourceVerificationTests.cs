using System.Diagnostics;
using Flux.Sources.Git;
using Flux.Sources.Secrets;

namespace Flux.Sources.Tests.Git;

public sealed class GitSourceVerificationTests
{
    [Theory]
    [InlineData("ed25519", "")]
    [InlineData("rsa", "3072")]
    [InlineData("ecdsa", "384")]
    public async Task Head_SignedWithSsh_NamesTheKey(string type, string bits)
    {
        await using var world = await GitWorld.StartAsync();
        using var keys = new TemporaryDirectory();
        var (key, fingerprint) = await SshKeyAsync(keys, "signer", type, bits);
        var commit = await SignedCommitAsync(world, "ssh", key);

        var fetched = await world.FetchedAsync(Request(world, GitVerificationMode.Head, new() { ["a.sshpub"] = await File.ReadAllBytesAsync(key + ".pub", TestContext.Current.CancellationToken) }));

        Assert.Equal($"verified signature of\n\t- commit '{commit}' with key '{fingerprint}'", fetched.Verified);
    }

    [Fact]
    public async Task Head_SignedWithAnotherKey_BlocksTheArtifact()
    {
        await using var world = await GitWorld.StartAsync();
        using var keys = new TemporaryDirectory();
        var (key, _) = await SshKeyAsync(keys, "signer", "ed25519", "");
        var (other, _) = await SshKeyAsync(keys, "other", "ed25519", "");
        var commit = await SignedCommitAsync(world, "ssh", key);

        var failed = await world.FailedAsync(Request(world, GitVerificationMode.Head, new() { ["a.sshpub"] = await File.ReadAllBytesAsync(other + ".pub", TestContext.Current.CancellationToken) }));

        Assert.Equal(("InvalidCommitSignature", "SourceVerified"), (failed.Reason, failed.Condition));
        Assert.StartsWith($"signature verification of commit '{commit}' failed: unable to verify Git commit SSH signature: unable to verify payload with any of the given authorized keys: no matching key\npublic key does not match", failed.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Path.GetDirectoryName(world.Scratch)!, "store")));
    }

    [Fact]
    public async Task Head_Unsigned_SaysThatTheSignatureIsEmpty()
    {
        await using var world = await GitWorld.StartAsync();
        var commit = await world.CommitAsync("first", ("a.yaml", "a: 1"));

        var failed = await world.FailedAsync(Request(world, GitVerificationMode.Head, new() { ["a.asc"] = [] }));

        Assert.Equal($"signature verification of commit '{commit}' failed: unsupported signature type: empty", failed.Message);
    }

    [Fact]
    public async Task TagAndHead_SignedWithPgp_NamesThePrimaryKey()
    {
        await using var world = await GitWorld.StartAsync();
        using var keys = new TemporaryDirectory();
        var pgp = await PgpKeyAsync(keys);
        var commit = await SignedCommitAsync(world, "openpgp", pgp.Id, keys.Path);
        await GitProgram.RunAsync(world.Work, "-c", "gpg.program=" + Wrapper(keys.Path), "-c", "user.signingkey=" + pgp.Id, "tag", "-s", "-m", "release", "v1.0.0");
        await world.PushAsync("v1.0.0");
        var tag = await GitProgram.RunAsync(world.Work, "rev-parse", "v1.0.0");

        var fetched = await world.FetchedAsync(Request(world, GitVerificationMode.TagAndHead, new() { ["a.asc"] = pgp.PublicKey }) with { Reference = new GitReference { Tag = "v1.0.0" } });

        Assert.Equal(
            $"verified signature of\n\t- tag 'v1.0.0@{tag}' with key '{pgp.Id}'\n\t- commit '{commit}' with key '{pgp.Id}'", fetched.Verified);
    }

    [Fact]
    public async Task Tag_OnABranch_Stalls()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));

        var failed = await world.FailedAsync(Request(world, GitVerificationMode.Tag, []));

        Assert.Equal(("InvalidVerificationMode", true), (failed.Reason, failed.Stalling));
    }

    [Fact]
    public async Task Head_SignedWithSshAndOnlyPgpKeys_NamesWhatIsMissing()
    {
        await using var world = await GitWorld.StartAsync();
        using var keys = new TemporaryDirectory();
        var (key, _) = await SshKeyAsync(keys, "signer", "ed25519", "");
        var commit = await SignedCommitAsync(world, "ssh", key);

        var failed = await world.FailedAsync(Request(world, GitVerificationMode.Head, new() { ["a.asc"] = "x"u8.ToArray() }));

        Assert.Equal(
            $"signature verification of commit '{commit}' failed: SSH signature detected but no SSH public keys found in secret (keys with .sshpub suffix)", failed.Message);
    }

    [Fact]
    public async Task Head_SignedWithPgpAndKeysThatAreNone_SaysSo()
    {
        await using var world = await GitWorld.StartAsync();
        using var keys = new TemporaryDirectory();
        var pgp = await PgpKeyAsync(keys);
        var commit = await SignedCommitAsync(world, "openpgp", pgp.Id, keys.Path);

        var failed = await world.FailedAsync(Request(world, GitVerificationMode.Head, new() { ["a.asc"] = "junk"u8.ToArray() }));

        Assert.Equal(
            $"signature verification of commit '{commit}' failed: unable to verify Git commit: unable to read armored key ring: openpgp: invalid argument: no armored data found", failed.Message);
    }

    [Fact]
    public async Task Keys_Missing_AreToldAfterTheCheckout()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var request = Request(world, GitVerificationMode.Head, []);

        var failed = await world.FailedAsync(request with { Verification = request.Verification! with { KeysProblem = "secrets \"keys\" not found" } });

        Assert.Equal(
            ("VerificationError", "public keys secret error: secrets \"keys\" not found", "SourceVerified", GitFetchStage.Verification),
            (failed.Reason, failed.Message, failed.Condition, failed.Stage));
    }

    private static GitFetchRequest Request(GitWorld world, GitVerificationMode mode, Dictionary<string, byte[]> keys) =>
        world.Request(new GitReference { Branch = "main" }) with { Verification = new GitVerification(mode, new NamedSecret("apps/keys", keys)) };

    private static async Task<string> SignedCommitAsync(GitWorld world, string format, string key, string? gpgHome = null)
    {
        await GitProgram.RunAsync(world.Work, "config", "gpg.format", format);
        await GitProgram.RunAsync(world.Work, "config", "user.signingkey", key);
        await GitProgram.RunAsync(world.Work, "config", "commit.gpgsign", "true");
        if (gpgHome is not null)
        {
            await GitProgram.RunAsync(world.Work, "config", "gpg.program", Wrapper(gpgHome));
        }

        return await world.CommitAsync("signed", ("a.yaml", "a: 1"));
    }

    private static async Task<(string Path, string Fingerprint)> SshKeyAsync(TemporaryDirectory directory, string name, string type, string bits)
    {
        var path = Path.Combine(directory.Path, name);
        string[] size = bits.Length > 0 ? ["-b", bits] : [];
        await RunAsync("ssh-keygen", ["-q", "-t", type, .. size, "-N", "", "-C", "test", "-f", path]);
        return (path, (await RunAsync("ssh-keygen", ["-l", "-f", path])).Split(' ')[1]);
    }

    private static async Task<(string Id, byte[] PublicKey)> PgpKeyAsync(TemporaryDirectory directory)
    {
        var home = directory.Path;
        await File.WriteAllTextAsync(Wrapper(home), $"#!/bin/sh\nexec gpg --homedir '{home}' --batch --pinentry-mode loopback --passphrase '' \"$@\"\n");
        await RunAsync("chmod", ["700", Wrapper(home)]);
        await RunAsync(Wrapper(home), ["--quick-gen-key", "Test <test@example.com>", "ed25519", "sign", "never"]);
        var listing = await RunAsync(Wrapper(home), ["--with-colons", "--list-keys"]);
        var id = listing.Split('\n').First(line => line.StartsWith("pub:", StringComparison.Ordinal)).Split(':')[4];
        return (id, System.Text.Encoding.ASCII.GetBytes(await RunAsync(Wrapper(home), ["--armor", "--export"])));
    }

    private static string Wrapper(string home) => Path.Combine(home, "gpg.sh");

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
    }
}
