using System.Globalization;
using Flux.Cluster.Processes;

namespace Flux.Cluster.Histories;

/// <summary>Runs many histories: <c>run --seed FIRST --count N [--operations N]</c>. Ends with how many differed from the model.</summary>
internal static class HistoryProgram
{
    public const string Verb = "run";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var first = Number(arguments, "--seed", 1);
        var count = Number(arguments, "--count", 10);
        var operations = Number(arguments, "--operations", 40);
        var failed = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            var lines = new List<string>();
            try
            {
                await RunOneAsync(seed, operations, lines.Add);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: equal"));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                failed++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {error.Message}\n  {string.Join("\n  ", lines)}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"histories: {count - failed} passed, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }

    private static async Task RunOneAsync(int seed, int operations, Action<string> log)
    {
        await using var process = new SingleWorkspace(null);
        var world = new HistoryWorld(process, string.Create(CultureInfo.InvariantCulture, $"history-{seed}"));
        await new History(world, seed, log).RunAsync(operations);
    }

    private static int Number(string[] arguments, string name, int fallback)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : fallback;
    }
}
