namespace Flux.Convergence.Bench;

/// <summary>Prints what was measured.</summary>
internal static class Report
{
    public static async Task ConvergenceAsync(int[] counts, bool shared)
    {
        Console.WriteLine($"{"N",6} {"ready s",9} {"cpu s",8} {"cpu ms/K",9} {"requests/K",11} {"KiB/K",7} {"pause s",8} {"RSS MiB",8} | {"no-op ms/K",11} {"requests",9}");
        var ready = new List<double>();
        foreach (var count in counts)
        {
            var figures = await ConvergenceRun.MeasureAsync(count, shared);
            ready.Add(figures.ReadySeconds);
            Console.WriteLine(
                $"{count,6} {figures.ReadySeconds,9:0.00} {figures.CpuSeconds,8:0.0} {1000 * figures.CpuSeconds / count,9:0.0} {figures.Requests / (double)count,11:0.0} "
                + $"{1024 * figures.AllocatedMiB / count,7:0} {figures.PauseSeconds,8:0.0} {figures.ResidentMiB,8:0} | {figures.NoopCpuMilliseconds / count,11:0.000} {figures.NoopRequests,9}");
        }

        if (counts.Length > 1)
        {
            Console.WriteLine($"growth exponent from {counts[0]} to {counts[^1]}: {Math.Log(ready[^1] / ready[0]) / Math.Log((double)counts[^1] / counts[0]):0.00} (target 1.1)");
        }
    }

    public static void Latencies(string what, double[] milliseconds, double target)
    {
        var sorted = milliseconds.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
        Console.WriteLine($"{what}: {sorted.Length} times, p50 {At(0.5):0} ms, p90 {At(0.9):0} ms, p99 {At(0.99):0} ms, worst {sorted[^1]:0} ms (target: p99 {target:0} ms)");
    }
}
