using System.Diagnostics;
using Flux.Manifests.Nodes;

namespace Flux.ObjectStore.Bench;

/// <summary>The measurements, the same for every store.</summary>
internal static class StoreBenchmark
{
    private const int Objects = 100_000;
    private static readonly ResourceKey Kind = new("kustomize.toolkit.fluxcd.io", "kustomizations");
    private static readonly ResourceKey Watched = new("", "configmaps");
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    public static async Task<Figures> RunAsync(IObjectStore store)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(() => LoadAsync(store, writer))));
        var load = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;

        return new Figures
        {
            LoadSeconds = load,
            Megabytes = memory,
            WritesBy1 = await RateAsync(1, worker => UpdateAsync(store, worker)),
            WritesBy64 = await RateAsync(64, worker => UpdateAsync(store, worker)),
            Gets = await RateAsync(64, async worker => await store.GetAsync(Key(Random.Shared.Next(Objects)))),
            ListMilliseconds = await MillisecondsAsync(async () => await store.ListAsync(new ListRequest(Kind))),
            PageMilliseconds = await MillisecondsAsync(async () =>
                await store.ListAsync(new ListRequest(Kind) { Limit = 500, After = Key(Objects / 2), CountRemaining = true })),
            FanOutPerSecond = await FanOutAsync(store, watchers: 1_000, changes: 500),
        };
    }

    private static ObjectKey Key(int number) => new(Kind, $"tenant-{number % 100}", $"app-{number:000000}");

    private static ObjectBody Body(int number) => VersionedBody.Of(new MapNode
    {
        { "apiVersion", "kustomize.toolkit.fluxcd.io/v1" },
        { "kind", "Kustomization" },
        { "metadata", new MapNode { { "name", $"app-{number:000000}" }, { "namespace", $"tenant-{number % 100}" } } },
        { "spec", new MapNode { { "path", "./deploy" }, { "padding", new string('x', 1_000) } } },
        { "status", new MapNode { { "observedGeneration", number }, { "lastAppliedRevision", "main@sha1:0123456789" } } },
    });

    private static async Task LoadAsync(IObjectStore store, int writer)
    {
        for (var i = writer; i < Objects; i += 64)
        {
            await WriteAsync(store, WriteRequest.Create(Key(i), Body(i)));
        }
    }

    private static async Task UpdateAsync(IObjectStore store, int worker)
    {
        var number = (Random.Shared.Next(Objects / 64) * 64) + worker;
        await WriteAsync(store, WriteRequest.Update(Key(number % Objects), null, Body(number)));
    }

    private static async Task<double> RateAsync(int workers, Func<int, Task> action)
    {
        long done = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < Slice)
            {
                await action(worker);
                Interlocked.Increment(ref done);
            }
        })));
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> MillisecondsAsync(Func<Task> action)
    {
        const int times = 5;
        await action();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            await action();
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / times;
    }

    /// <summary>Changes delivered per second, over all watchers.</summary>
    private static async Task<double> FanOutAsync(IObjectStore store, int watchers, int changes)
    {
        var version = await store.GetVersionAsync();
        var watching = new List<Task>();
        for (var i = 0; i < watchers; i++)
        {
            var watch = (await store.WatchAsync(new WatchRequest(version) { Resource = Watched }))!;
            watching.Add(Task.Run(async () => await watch.Take(changes).CountAsync()));
        }

        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < changes; i++)
        {
            await WriteAsync(store, WriteRequest.Create(new ObjectKey(Watched, "default", $"c{i}"), Body(i)));
        }

        await Task.WhenAll(watching);
        return (double)watchers * changes / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task WriteAsync(IObjectStore store, WriteRequest request)
    {
        var result = await store.WriteAsync(request);
        if (result.Outcome != WriteOutcome.Written)
        {
            throw new InvalidOperationException($"A write ended with {result.Outcome}: the store must be empty at the start.");
        }
    }
}
