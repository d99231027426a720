using System.Diagnostics;
using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.Convergence.Bench;

/// <summary>How long one change takes on its way, with nothing else to do.</summary>
internal static class LatencyRun
{
    /// <summary>Pushes a commit, then asks for a reconcile as a webhook does, until the change is applied. Milliseconds from the request.</summary>
    public static async Task<double[]> PushAsync(int rounds)
    {
        await using var plane = await BenchPlane.StartAsync("GitRepository", "Kustomization");
        using var tree = await DeliverAsync(plane);
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var value = i.ToString(CultureInfo.InvariantCulture);
            await tree.PushAsync("all.yaml", Samples.Application("app", value));
            var clock = Stopwatch.GetTimestamp();
            await plane.MergeAsync(Toolkit.PathOfRepository("app"), $"metadata: {{annotations: {{reconcile.fluxcd.io/requestedAt: '{i}'}}}}");
            await plane.UntilAsync(Toolkit.ConfigMaps, "app", root => root.GetString("data", "key") == value);
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            await plane.UntilAsync(Toolkit.Kustomizations, "app", BenchPlane.IsReady);
        }

        return times;
    }

    /// <summary>Changes an applied object, until it is as declared again. Milliseconds from the answer to the change.</summary>
    public static async Task<double[]> DriftAsync(int rounds)
    {
        await using var plane = await BenchPlane.StartAsync("GitRepository", "Kustomization");
        using var tree = await DeliverAsync(plane);
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            await plane.MergeAsync($"apis/apps/v1/namespaces/{BenchPlane.Namespace}/deployments/app", "spec: {replicas: 3}");
            var clock = Stopwatch.GetTimestamp();
            await plane.UntilAsync(Toolkit.Deployments, "app", root => root.GetInt64("spec", "replicas") == 0);
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>A chain of Kustomizations that depend on each other, created at once. Milliseconds from one Ready to the next.</summary>
    public static async Task<double[]> ChainAsync(int length)
    {
        await using var plane = await BenchPlane.StartAsync("Kustomization");
        var fleet = new Fleet(plane, length, shared: true);
        await fleet.CreateKustomizationsAsync(i => i == 0 ? ["wait: true"] : ["wait: true", $"dependsOn: [{{name: app-{i - 1}}}]"]);
        await Task.Delay(500);
        await fleet.CreateSourcesAsync();
        var times = new double[length];
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; i < length; i++)
        {
            await plane.UntilAsync(Toolkit.Kustomizations, $"app-{i}", BenchPlane.IsReady);
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            clock = Stopwatch.GetTimestamp();
        }

        return times;
    }

    /// <summary>A repository with an application that is delivered and ready.</summary>
    private static async Task<PushedRepository> DeliverAsync(BenchPlane plane)
    {
        var tree = await PushedRepository.CreateAsync(plane, "app");
        await tree.PushAsync("all.yaml", Samples.Application("app"));
        await plane.ApplyAsync(
            Toolkit.PathOfRepository("app"),
            $"apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {{name: app, namespace: {BenchPlane.Namespace}}}\nspec: {{interval: 1h, url: '{tree.Url}', ref: {{branch: main}}}}\n");
        await plane.ApplyAsync(Toolkit.PathOfKustomization("app"), Toolkit.Kustomization("app", "app", "./", "wait: true"));
        await plane.UntilAsync(Toolkit.Kustomizations, "app", BenchPlane.IsReady);
        return tree;
    }
}
