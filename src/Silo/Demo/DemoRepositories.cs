using System.Diagnostics;
using System.Reflection;
using Flux.Silo.Hosting;
using Flux.Sources.Serving;

namespace Flux.Silo.Demo;

/// <summary>
/// The demo's Git repositories: bare ones that are served, and a clone of each for the newcomer to change and push. Made once;
/// what is there is left alone.
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

    public string WorkTreeOf(string repository) => Path.Combine(workDirectory, repository);

    public async Task CreateAsync(string gitUrl, CancellationToken cancellationToken)
    {
        foreach (var (repository, sample) in All)
        {
            var tree = WorkTreeOf(repository);
            if (Directory.Exists(tree))
            {
                continue;
            }

            await backend.CreateRepositoryAsync(repository + ".git", cancellationToken);
            WriteSample(sample, tree);
            await GitAsync(tree, ["init", "--quiet", "--initial-branch=main"], cancellationToken);
            await GitAsync(tree, ["config", "user.name", "Demo"], cancellationToken);
            await GitAsync(tree, ["config", "user.email", "demo@example.com"], cancellationToken);
            await GitAsync(tree, ["add", "--all"], cancellationToken);
            await GitAsync(tree, ["commit", "--quiet", "--message", "First version"], cancellationToken);
            await GitAsync(tree, ["remote", "add", "origin", $"{gitUrl}/{repository}.git"], cancellationToken);
            await GitAsync(tree, ["push", "--quiet", "--set-upstream", "origin", "main"], cancellationToken);
        }
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

    private static async Task GitAsync(string directory, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new StartException($"git {arguments[0]} failed in {directory}: {error.Trim()}");
        }
    }
}
