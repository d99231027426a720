using System.Diagnostics;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>
/// OpenSSH's server over the lab's repositories. The recorder's host keys are not known, only their public halves: wherever a
/// recording has one of these, ours stands in for it.
/// </summary>
internal sealed class SshLab
{
    public const int Port = 23110;

    /// <summary>The public keys of the recorder's server, by type.</summary>
    private static readonly (string Type, string Recorded)[] HostKeys =
    [
        ("ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAINMyoNgK2f4zeolJb0/FPIltdr+8p0qPuacS4h+OV7SP"),
        ("ecdsa", "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBP7e3JsFZ/l8Hcg7mCn147OTchSEjkgXvXFPo51Ld7VTfi3/M9OaWBgbn1JPlnY9PUZG0gZfLXbcfC5XQXqxgmA="),
    ];

    /// <summary>Only this server sees the account: the file lies over the machine's in a name space of its own.</summary>
    private const string Command = "mount --bind \"$1\" /etc/passwd && exec /usr/sbin/sshd -D -e -f \"$2\"";

    private static readonly bool HasAccount = File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("git:", StringComparison.Ordinal));
    private static readonly bool CanAddAccount = !HasAccount && Environment.UserName == "root" && IsAllowed();

    /// <summary>Those that may log in: the recorder's client key.</summary>
    private const string ClientKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHlCoGTcYAIltFQT6q9MGGJkHshmywa06AlQQCLuckN5";

    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    public static async Task<SshLab> StartAsync(string repositories)
    {
        var lab = new SshLab();
        var folder = Directory.CreateTempSubdirectory("flux-sshlab-").FullName;
        foreach (var (type, recorded) in HostKeys)
        {
            await RunAsync("ssh-keygen", "-q", "-t", type, "-N", "", "-C", "lab", "-f", Path.Combine(folder, type));
            lab._keys[recorded] = (await File.ReadAllTextAsync(Path.Combine(folder, $"{type}.pub"))).Split(' ')[1];
        }

        // Repositories are named from the root of the server; the forced command finds them where they are.
        var shell = Path.Combine(folder, "serve");
        await File.WriteAllTextAsync(shell, $"#!/bin/sh\ncommand=\"${{SSH_ORIGINAL_COMMAND%% *}}\"\npath=\"${{SSH_ORIGINAL_COMMAND#* }}\"\npath=\"${{path#\\'}}\"\npath=\"${{path%\\'}}\"\nexec \"$command\" \"{repositories}/${{path#/}}\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "authorized"), $"command=\"{shell}\" {ClientKey}\n");
        var configuration = Path.Combine(folder, "sshd_config");
        await File.WriteAllTextAsync(configuration, $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {folder}/ed25519
            HostKey {folder}/ecdsa
            AuthorizedKeysFile {folder}/authorized
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            AcceptEnv GIT_PROTOCOL

            """);
        Directory.CreateDirectory("/run/sshd");
        var start = CanAddAccount
            ? new ProcessStartInfo("unshare", ["--mount", "sh", "-c", Command, "sh", await AccountsAsync(folder), configuration])
            : new ProcessStartInfo("/usr/sbin/sshd", ["-D", "-e", "-f", configuration]);
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill(entireProcessTree: true);
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("Server listening", StringComparison.Ordinal))
        {
            if (line.Contains("fatal", StringComparison.Ordinal) || line.Contains("Cannot bind", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"sshd: {line}");
            }
        }

        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        return lab;
    }

    /// <summary>The recorder logged in as git; where there is no such account and none can be added, whoever runs this serves as well.</summary>
    public static string User { get; } = HasAccount || CanAddAccount ? "git" : Environment.UserName;

    private static bool IsAllowed()
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("unshare", ["--mount", "true"]) { RedirectStandardError = true })!;
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>The machine's accounts, and one named git that is whoever runs this: the recorder logged in as it.</summary>
    private static async Task<string> AccountsAsync(string folder)
    {
        var lines = await File.ReadAllLinesAsync("/etc/passwd");
        var own = lines.First(line => line.StartsWith(Environment.UserName + ":", StringComparison.Ordinal));
        var file = Path.Combine(folder, "passwd");
        await File.WriteAllLinesAsync(file, lines.Where(line => !line.StartsWith("git:", StringComparison.Ordinal)).Append($"git:{own[(own.IndexOf(':', StringComparison.Ordinal) + 1)..]}"));
        return file;
    }

    /// <summary>A recorded text with our server's keys in place of the recorder's.</summary>
    public string Translate(string text)
    {
        foreach (var (recorded, ours) in _keys)
        {
            text = text.Replace(recorded, ours, StringComparison.Ordinal);
        }

        return text;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed");
        }
    }
}
