using System.Diagnostics;
using System.Globalization;
using Flux.Manifests.Tests.Yaml.Fuzzing;

namespace Flux.Manifests.Bench;

/// <summary><c>fuzz SECONDS [SEED]</c>: looks for inputs that break the YAML reader or writer, beyond those the tests try.</summary>
internal static class FuzzRun
{
    public static int Execute(string[] args)
    {
        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 60;
        var seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000_000;
        var started = Stopwatch.GetTimestamp();
        var rounds = 0;
        var failures = 0;
        for (; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; rounds++, seed++)
        {
            if (YamlFuzzer.FindFailure(seed) is { } failure)
            {
                failures++;
                Console.WriteLine($"seed {seed}: {failure}");
            }
        }

        Console.WriteLine($"{rounds:N0} inputs, {failures} failures");
        return failures == 0 ? 0 : 1;
    }
}
