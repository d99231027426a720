using System.Diagnostics;
using System.Globalization;

namespace Flux.Sources.Bench;

/// <summary>Directories for one run, and a repository that looks like a fleet's configuration.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("flux-bench-").FullName;
    private int _fresh;

    public string Repositories => Sub("repositories");

    public string Store => Sub("store");

    public string Scratch => Sub("scratch");

    public string Fresh() => Path.Combine(_root, "clone" + Interlocked.Increment(ref _fresh).ToString(CultureInfo.InvariantCulture));

    public async Task CreateRepositoryAsync(int files, int commits)
    {
        var work = Sub("work");
        await GitAsync("init", "-q", "--initial-branch=main", work);
        var random = new Random(42);
        for (var commit = 0; commit < commits; commit++)
        {
            for (var i = commit == 0 ? 0 : files - 60; i < files; i++)
            {
                var number = commit == 0 ? i : random.Next(files);
                var file = Path.Combine(work, $"apps/team{number % 50}/app{number % 500}/{number}.yaml");
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, Manifest(number, random));
            }

            await GitAsync("-C", work, "add", "--all");
            await GitAsync("-C", work, "-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "-q", "-m", "commit " + commit.ToString(CultureInfo.InvariantCulture));
        }

        await GitAsync("clone", "-q", "--bare", work, Path.Combine(Repositories, "app.git"));
        await GitAsync("-C", Path.Combine(Repositories, "app.git"), "gc", "-q");
    }

    public static async Task GitAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed");
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Manifest(int number, Random random)
    {
        var lines = Enumerable.Range(0, 20 + random.Next(120)).Select(i => $"  key-{i}: \"{random.NextInt64():x}\"");
        return $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app-{number}\ndata:\n{string.Join('\n', lines)}\n";
    }

    private string Sub(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
}
