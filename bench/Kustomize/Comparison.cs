using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Flux.Bench.Kustomize;

/// <summary>Runs our program and the reference on the same inputs, in turn, and prints medians side by side.</summary>
internal static class Comparison
{
    private const int Runs = 5;

    public static int Run(string folder, string ours, string reference)
    {
        Table(Inputs.Find(folder).Select(input => (input.Name, Path.Combine(folder, input.Path))), ours, reference);
        return 0;
    }

    /// <summary>A line for each input: what both programs take, how many times faster ours is, and whether the outputs are the same.</summary>
    public static void Table(IEnumerable<(string Name, string Folder)> inputs, string ours, string reference)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"input",-34}{"ours s",9}{"user s",9}{"MB",6}{"theirs s",10}{"user s",9}{"MB",6}{"times",8}{"user",8}  output"));
        foreach (var (name, target) in inputs)
        {
            var mine = Measure(ours, ["build", "kustomization", target], Runs);
            var other = Measure(reference, ["kustomize", target], 1);
            var same = mine.Digest == other.Digest ? "same" : "DIFFERENT";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-34}{mine.Wall,9:F3}{mine.User,9:F3}{mine.Megabytes,6:F0}{other.Wall,10:F3}{other.User,9:F3}{other.Megabytes,6:F0}{other.Wall / mine.Wall,8:F0}{other.User / mine.User,8:F0}  {same}"));
        }
    }

    /// <summary>The median time and the peak of our program alone.</summary>
    public static (double Seconds, double Megabytes) Time(string program, string folder)
    {
        var median = Measure(program, ["build", "kustomization", folder], Runs);
        return (median.Wall, median.Megabytes);
    }

    private static Measurement Measure(string program, string[] arguments, int runs)
    {
        var all = Enumerable.Range(0, runs).Select(_ => Once(program, arguments)).OrderBy(run => run.Wall).ToArray();
        return all[runs / 2];
    }

    private static Measurement Once(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var userBefore = ChildProcesses.UserSeconds();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var peak = 0L;
        using var watch = new Timer(_ => peak = Math.Max(peak, PeakOf(process)), null, 0, 5);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var digest = Convert.ToHexString(SHA256.HashData(process.StandardOutput.BaseStream));
        process.WaitForExit();
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new Measurement(wall, ChildProcesses.UserSeconds() - userBefore, peak / 1e6, digest);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.HasExited ? 0 : process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private sealed record Measurement(double Wall, double User, double Megabytes, string Digest);
}
