using System.Diagnostics;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Values;

namespace Flux.HelmRender;

internal static class Measure
{
    private static readonly RenderOptions Options = new() { Release = new ReleaseInfo("rel", "default") };

    /// <summary>The median of some runs in milliseconds.</summary>
    public static double Median(int runs, Func<double> run)
    {
        var times = Enumerable.Range(0, runs).Select(_ => run()).Order().ToArray();
        return times[times.Length / 2];
    }

    public static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static void Render(Chart chart, ChartValues? values = null)
    {
        if (ChartRenderer.Render(chart, values ?? new ChartValues(), Options).Error is { } error)
        {
            throw new InvalidOperationException(error);
        }
    }

    public static ChartValues Values(string? file)
    {
        var error = default(string);
        return file is null ? new ChartValues() : ChartValues.TryRead(File.ReadAllBytes(file), out error) ?? throw new InvalidOperationException(error);
    }

    public static Chart Load(byte[] archive)
    {
        var result = ChartLoader.LoadArchive(archive);
        return result.Chart ?? throw new InvalidOperationException(result.Error);
    }
}
