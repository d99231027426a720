using System.Diagnostics;
using Flux.Contracts.Reconciling;
using Flux.ObjectStore;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Flux.Convergence.Bench;

/// <summary>Many Kustomizations created at once until all are Ready, then a routine round with nothing to do.</summary>
internal static class ConvergenceRun
{
    /// <summary>Long enough for every grain to have looked.</summary>
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(2);

    public static async Task<Figures> MeasureAsync(int count, bool shared)
    {
        using var requests = new RequestCounter();
        await using var plane = await BenchPlane.StartAsync("Kustomization");
        var fleet = new Fleet(plane, count, shared);
        var (cpu, sent, clock) = (Cpu(), requests.Count, Stopwatch.GetTimestamp());
        var (allocated, pause) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
        await fleet.CreateSourcesAsync();
        await fleet.CreateKustomizationsAsync(_ => ["wait: true"]);
        await WaitUntilReadyAsync(plane.Store, count);
        var ready = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var (used, made) = (Cpu() - cpu, requests.Count - sent);
        var (garbage, paused) = ((GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / 1024.0, (GC.GetTotalPauseDuration() - pause).TotalSeconds);
        await SettleAsync(plane.Store);
        var resident = Environment.WorkingSet / 1024.0 / 1024.0;

        cpu = Cpu();
        await Task.Delay(RoundTime);
        var idle = Cpu() - cpu;
        (cpu, sent) = (Cpu(), requests.Count);
        await NoopRoundAsync(plane, count);
        var noop = (Cpu() - cpu - idle) * 1000;
        return new Figures(ready, used, made, garbage, paused, resident, noop, requests.Count - sent);
    }

    /// <summary>Wakes every grain as its interval would, and waits until all have looked.</summary>
    private static async Task NoopRoundAsync(BenchPlane plane, int count)
    {
        var grains = plane.Plane.Services.GetRequiredService<IGrainFactory>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) =>
            await grains.GetGrain<IKustomizationGrain>($"bench/{BenchPlane.Namespace}/app-{i}").WakeAsync(WakeReason.Interval));
        await Task.Delay(RoundTime);
    }

    private static async Task WaitUntilReadyAsync(IObjectStore store, int count)
    {
        while (true)
        {
            var page = await store.ListAsync(new ListRequest(Toolkit.Kustomizations));
            if (page.Items.Count(item => BenchPlane.IsReady(item.Root)) == count)
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Until nothing was written for a while: events and the cluster's own controllers lag behind.</summary>
    private static async Task SettleAsync(IObjectStore store)
    {
        for (var (before, quiet) = (-1L, 0); quiet < 4;)
        {
            await Task.Delay(500);
            var now = await store.GetVersionAsync();
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
}
