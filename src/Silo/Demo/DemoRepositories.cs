using System.Diagnostics;
using System.Reflection;
using Flux.Silo.Hosting;
using Flux.Sources.Serving;

namespace Flux.Silo.Demo;

/// <summary>
/// The demo's Git repositories: bare ones that are served, and a clone of each for the newcomer to change and push. Made once;
/// what is there is left alone, except that a clone of ours follows the process to another port.
/// </summary>
internal sealed class DemoRepositories(GitHttpBackend backend, string workDirectory)
{
    private const string ResourcePrefix = "demo/";

    /// <summary>The repositories by path, with the folder of the samples that each starts with.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["team-a/app"] = "team-a",
        ["team-b/shop"] = "team-b",
    };

    /// <summary>What a newcomer's own settings of git say otherwise: signing, hooks and proxies would stand in the way of the demo.</summary>
    private static readonly (string Name, string Value)[] TreeSettings =
    [
        ("user.name", "Demo"),
        ("user.email", "demo@example.com"),
        ("commit.gpgSign", "false"),
        ("core.hooksPath", "/dev/null"),
        ("http.proxy", ""),
    ];

    public string WorkTreeOf(string repository) => Path.Combine(workDirectory, repository);

    public async Task CreateAsync(string gitUrl, CancellationToken cancellationToken)
    {
        foreach (var (repository, sample) in All)
        {
            var tree = WorkTreeOf(repository);
            var remote = $"{gitUrl}/{repository}.git";
            if (Directory.Exists(tree))
            {
                await FollowAsync(tree, remote, cancellationToken);
                continue;
            }

            await backend.CreateRepositoryAsync(repository + ".git", cancellationToken);
            await CreateTreeAsync(sample, tree, remote, cancellationToken);
        }
    }

    /// <summary>Under its name when it is whole: a start that was interrupted is made up for by the next one.</summary>
    private static async Task CreateTreeAsync(string sample, string tree, string remote, CancellationToken cancellationToken)
    {
        var draft = tree + ".new";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        WriteSample(sample, draft);
        await GitAsync(draft, ["init", "--quiet", "--initial-branch=main"], cancellationToken);
        foreach (var (name, value) in TreeSettings)
        {
            await GitAsync(draft, ["config", name, value], cancellationToken);
        }

        await GitAsync(draft, ["add", "--all"], cancellationToken);
        await GitAsync(draft, ["commit", "--quiet", "--message", "First version"], cancellationToken);
        await GitAsync(draft, ["remote", "add", "origin", remote], cancellationToken);
        await GitAsync(draft, ["push", "--quiet", "--force", "--set-upstream", "origin", "main"], cancellationToken);
        Directory.Move(draft, tree);
    }

    /// <summary>The text of a sample, such as <c>control/team-a.yaml</c>.</summary>
    public static string ReadSample(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + name)
            ?? throw new FileNotFoundException($"The sample {name} is not part of this build.");
        return new StreamReader(stream).ReadToEnd();
    }

    private static void WriteSample(string sample, string directory)
    {
        var prefix = $"{ResourcePrefix}{sample}/";
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(directory, name[prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, ReadSample(name[ResourcePrefix.Length..]));
        }
    }

    private static async Task FollowAsync(string tree, string remote, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(tree, ".git")))
        {
            return;
        }

        var current = (await GitAsync(tree, ["config", "--default", "", "--get", "remote.origin.url"], cancellationToken)).Trim();
        if (current != remote && Uri.TryCreate(current, UriKind.Absolute, out var old) && old.IsLoopback && old.AbsolutePath == new Uri(remote).AbsolutePath)
        {
            await GitAsync(tree, ["remote", "set-url", "origin", remote], cancellationToken);
        }
    }

    /// <returns>What git printed.</returns>
    private static async Task<string> GitAsync(string directory, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var printing = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new StartException($"git {arguments[0]} failed in {directory}: {error.Trim()}");
        }

        return await printing;
    }
}
