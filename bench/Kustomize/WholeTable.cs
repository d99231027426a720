using System.Globalization;

namespace Flux.Bench.Kustomize;

/// <summary>Everything that is measured, in one run: beside the reference, the growth, and builds within this process.</summary>
internal static class WholeTable
{
    private const int Measured = 4_000;

    private static readonly int[] _sizes = [100, 500, 1_000, 2_000, 4_000, 8_000];

    public static int Run(string folder, string ours, string reference)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}, .NET {Environment.Version}\n");
        Console.WriteLine("Beside the reference (ours: median of five; theirs: one run)\n");
        Comparison.Table(
            [.. Inputs.Find(folder).Select(input => (input.Name, Path.Combine(folder, input.Path))), ($"overlay over {Measured} objects", GrowingOverlay.Write(folder, Measured))],
            ours,
            reference);
        Growth(folder, ours);
        Console.WriteLine("\nIn one process (what the control plane pays)\n");
        return InProcess.Run(folder);
    }

    private static void Growth(string folder, string ours)
    {
        Console.WriteLine("\nGrowth of ours\n");
        var points = _sizes.Select(size => (Size: size, Cost: Comparison.Time(ours, GrowingOverlay.Write(folder, size)))).ToList();
        var start = Comparison.Time(ours, Path.Combine(folder, "trivial")).Seconds;
        foreach (var (size, cost) in points)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,8} objects {cost.Seconds,9:F3} s {cost.Megabytes,6:F0} MB"));
        }

        var (first, last) = (points[2], points[^1]);
        var exponent = Math.Log((last.Cost.Seconds - start) / (first.Cost.Seconds - start)) / Math.Log((double)last.Size / first.Size);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"exponent from {first.Size} to {last.Size}, without the {start:F3} s that the process takes to start: {exponent:F2}"));
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";
}
