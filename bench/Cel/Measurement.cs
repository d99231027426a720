using System.Diagnostics;

namespace Flux.Cel.Bench;

internal static class Measurement
{
    private const int Rounds = 9;

    /// <summary>The best time and the allocation of one call.</summary>
    public static void Print(string what, Action action)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.ElapsedMilliseconds < 300; count++)
        {
            action();
        }

        var calls = Math.Max(1, count / 3);
        var best = double.MaxValue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            watch.Restart();
            for (var i = 0; i < calls; i++)
            {
                action();
            }

            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / calls);
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / ((long)Rounds * calls);
        Console.WriteLine($"{what,-52}{best,11:N2} us{allocated,12:N0} B");
    }
}
