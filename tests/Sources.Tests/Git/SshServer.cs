using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Flux.Sources.Tests.Git;

/// <summary>OpenSSH's server on a loopback port, with a key pair that may log in as the user who runs the tests.</summary>
public sealed class SshServer : IAsyncDisposable
{
    private readonly Process _process;

    private SshServer(Process process, int port, string directory)
    {
        _process = process;
        Port = port;
        Directory = directory;
    }

    public int Port { get; }

    public string Directory { get; }

    public string User { get; } = Environment.UserName;

    public byte[] Identity => File.ReadAllBytes(Path.Combine(Directory, "client"));

    public string KnownHosts => $"[127.0.0.1]:{Port} {HostKey}";

    public string HostKey => string.Join(' ', File.ReadAllText(Path.Combine(Directory, "host.pub")).Split(' ')[..2]);

    public static bool IsInstalled => File.Exists("/usr/sbin/sshd");

    public static async Task<SshServer> StartAsync(string directory)
    {
        await KeyAsync(directory, "host");
        await KeyAsync(directory, "client");
        var port = FreePorts.Take();
        var configuration = Path.Combine(directory, "sshd_config");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey {directory}/host
            AuthorizedKeysFile {directory}/client.pub
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            """));
        System.IO.Directory.CreateDirectory("/run/sshd");
        var start = new ProcessStartInfo("/usr/sbin/sshd", ["-D", "-e", "-f", configuration]) { RedirectStandardError = true };
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("Server listening", StringComparison.Ordinal))
        {
            Assert.DoesNotContain("fatal", line, StringComparison.Ordinal);
        }

        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return new SshServer(process, port, directory);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task KeyAsync(string directory, string name)
    {
        using var process = Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", Path.Combine(directory, name)]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
