using System.Diagnostics;

namespace Flux.Convergence.Bench;

/// <summary>A repository that the control plane serves, and a work tree that pushes to it with the git program.</summary>
internal sealed class PushedRepository : IDisposable
{
    private readonly DirectoryInfo _tree;

    private PushedRepository(DirectoryInfo tree, string url) => (_tree, Url) = (tree, url);

    public string Url { get; }

    public static async Task<PushedRepository> CreateAsync(BenchPlane plane, string name)
    {
        await plane.Plane.Git.CreateRepositoryAsync($"{name}.git", CancellationToken.None);
        var url = new Uri(plane.Plane.HttpAddress, $"git/{name}.git").ToString();
        var repository = new PushedRepository(Directory.CreateTempSubdirectory("flux-bench-tree-"), url);
        await repository.GitAsync("init", "--quiet", "--initial-branch=main");
        await repository.GitAsync("config", "user.name", "Bench");
        await repository.GitAsync("config", "user.email", "bench@example.com");
        await repository.GitAsync("remote", "add", "origin", url);
        return repository;
    }

    /// <summary>Commits one file and pushes it.</summary>
    public async Task PushAsync(string file, string content)
    {
        await File.WriteAllTextAsync(Path.Combine(_tree.FullName, file), content);
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--message", "Change");
        await GitAsync("push", "--quiet", "origin", "HEAD:main");
    }

    public void Dispose() => _tree.Delete(recursive: true);

    private async Task GitAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _tree.FullName })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"git {arguments[0]} ended with {process.ExitCode}.");
        }
    }
}
