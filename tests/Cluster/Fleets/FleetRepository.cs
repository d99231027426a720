using System.Diagnostics;

namespace Flux.Cluster.Fleets;

/// <summary>A bare repository among those that the home process serves, filled by the git program.</summary>
internal sealed class FleetRepository(string repositories, string workTree, string name = "fleet.git")
{
    public string Name => name;

    public async Task CreateAsync()
    {
        var bare = Directory.CreateDirectory(Path.Combine(repositories, Name)).FullName;
        await GitAsync(bare, "init", "--quiet", "--bare", "--initial-branch=main");
        Directory.CreateDirectory(workTree);
        await GitAsync(workTree, "init", "--quiet", "--initial-branch=main");
        await GitAsync(workTree, "config", "user.name", "Test");
        await GitAsync(workTree, "config", "user.email", "test@example.com");
        await GitAsync(workTree, "remote", "add", "origin", bare);
    }

    /// <summary>Makes the tree consist of these files, commits and pushes. Returns the commit.</summary>
    public async Task<string> PushAsync(IEnumerable<(string Path, string Content)> files)
    {
        foreach (var old in Directory.EnumerateFileSystemEntries(workTree).Where(entry => Path.GetFileName(entry) != ".git"))
        {
            if (Directory.Exists(old))
            {
                Directory.Delete(old, recursive: true);
            }
            else
            {
                File.Delete(old);
            }
        }

        foreach (var (path, content) in files)
        {
            var target = Path.Combine(workTree, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, content);
        }

        await GitAsync(workTree, "add", "--all");
        await GitAsync(workTree, "commit", "--quiet", "--allow-empty", "--message", "change");
        await GitAsync(workTree, "push", "--quiet", "origin", "main");
        return (await GitAsync(workTree, "rev-parse", "HEAD")).Trim();
    }

    private static async Task<string> GitAsync(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }
}
