using System.Diagnostics;
using System.Globalization;
using Flux.Contracts.Reconciling;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Flux.Convergence.Bench;

/// <summary>How long a light tenant waits for a reconcile that it asks for: alone, and while another tenant keeps every worker busy.</summary>
internal static class FloodRun
{
    private const string Light = "light";
    private const int Rounds = 100;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public static async Task MeasureAsync(int count)
    {
        await using var plane = await BenchPlane.StartAsync("Kustomization", "GitRepository");
        await CreateLightAsync(plane);
        var fleet = new Fleet(plane, count, shared: true);
        await RequestManyAsync(plane);
        var alone = await RequestManyAsync(plane);

        // The flood's source has its artifact already; that its host does not exist makes it no less busy.
        await fleet.CreateSourcesAsync();
        await fleet.CreateKustomizationsAsync(_ => []);
        using var stop = new CancellationTokenSource();
        var flood = FloodAsync(plane.Plane.Services.GetRequiredService<IGrainFactory>(), count, stop.Token);
        await RequestManyAsync(plane);
        var flooded = await RequestManyAsync(plane);
        await stop.CancelAsync();
        await flood;

        Report.Latencies("alone", alone, target: 1000);
        Report.Latencies($"beside {count} always due", flooded, target: 1000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of p99: {At(flooded, 0.99) / At(alone, 0.99):0.00} (target 2); of p50: {At(flooded, 0.5) / At(alone, 0.5):0.00}"));
    }

    private static async Task CreateLightAsync(BenchPlane plane)
    {
        await plane.AddTenantAsync(Light);
        using var tree = await PushedRepository.CreateAsync(plane, "app");
        await tree.PushAsync("all.yaml", Samples.Application("app").Replace($"namespace: {BenchPlane.Namespace}", $"namespace: {Light}", StringComparison.Ordinal));
        await plane.ApplyAsync(
            $"apis/source.toolkit.fluxcd.io/v1/namespaces/{Light}/gitrepositories/app",
            $"apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {{name: app, namespace: {Light}}}\nspec: {{interval: 1h, url: '{tree.Url}', ref: {{branch: main}}}}\n");
        await plane.ApplyAsync(
            Toolkit.PathOfKustomization("app", Light),
            Toolkit.Kustomization("app", "app", "./").Replace($"namespace: {BenchPlane.Namespace}", $"namespace: {Light}", StringComparison.Ordinal));
        await UntilAsync(plane, BenchPlane.IsReady);
    }

    /// <summary>Every resource of the flood is always due again: the queue of its tenant never empties.</summary>
    private static async Task FloodAsync(IGrainFactory grains, int count, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var i = 0; i < count; i++)
            {
                await grains.GetGrain<IKustomizationGrain>($"{BenchPlane.Namespace}/{BenchPlane.Namespace}/app-{i}").WakeAsync(WakeReason.Changed);
            }

            await Task.Delay(Beat, CancellationToken.None);
        }
    }

    /// <summary>Asks for reconciles one after the other, and waits until the status says that each was done. Milliseconds.</summary>
    private static async Task<double[]> RequestManyAsync(BenchPlane plane)
    {
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var token = Guid.NewGuid().ToString();
            var clock = Stopwatch.GetTimestamp();
            await plane.MergeAsync(Toolkit.PathOfKustomization("app", Light), $"metadata: {{annotations: {{reconcile.fluxcd.io/requestedAt: '{token}'}}}}");
            await UntilAsync(plane, root => root.GetString("status", "lastHandledReconcileAt") == token);
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        }

        return times;
    }

    private static async Task UntilAsync(BenchPlane plane, Func<MapNode, bool> isSo)
    {
        var key = new ObjectKey(Toolkit.Kustomizations, Light, "app");
        while (await plane.Store.GetAsync(key) is not { } found || !isSo(found.Root))
        {
            await Task.Delay(2);
        }
    }

    private static double At(double[] times, double share)
    {
        var sorted = times.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
