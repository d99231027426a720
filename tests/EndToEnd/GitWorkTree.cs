using System.Diagnostics;
using Flux.Silo.Hosting;

namespace Flux.EndToEnd;

/// <summary>A tenant's clone of a repository that the control plane serves, changed with a stock git client.</summary>
internal sealed class GitWorkTree
{
    private readonly string _directory;

    private GitWorkTree(string directory) => _directory = directory;

    public static async Task<GitWorkTree> CreateAsync(ControlPlane plane, string repository, string directory)
    {
        await plane.Git.CreateRepositoryAsync(repository, TestContext.Current.CancellationToken);
        return await OpenAsync(new Uri(plane.HttpAddress, $"/git/{repository}"), directory);
    }

    /// <summary>A tree for a repository that is there and empty.</summary>
    public static async Task<GitWorkTree> OpenAsync(Uri repository, string directory)
    {
        Directory.CreateDirectory(directory);
        var tree = new GitWorkTree(directory);
        await tree.GitAsync("init", "--quiet", "--initial-branch=main");
        await tree.GitAsync("config", "user.name", "Test");
        await tree.GitAsync("config", "user.email", "test@example.com");
        await tree.GitAsync("remote", "add", "origin", repository.ToString());
        return tree;
    }

    /// <summary>Makes the tree consist of these files, commits and pushes. Returns the commit.</summary>
    public async Task<string> PushAsync(params (string Path, string Content)[] files)
    {
        foreach (var old in Directory.EnumerateFiles(_directory))
        {
            File.Delete(old);
        }

        foreach (var (path, content) in files)
        {
            var target = Path.Combine(_directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, content);
        }

        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", "change");
        await GitAsync("push", "--quiet", "--force", "origin", "main");
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _directory, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }
}
