using Flux.Apply.Clients;
using Flux.Apply.Health;
using Flux.Apply.Inventories;
using Flux.Conformance.Running;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Status;

namespace Flux.Conformance.KubeApply.Waiting;

/// <summary><c>status/wait</c>: the waits of each scenario, against the objects that its recorded exchanges left.</summary>
internal sealed class WaitTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "status/wait";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        from item in document.GetList("cases")!.Cast<MapNode>()
        select new ConformanceCase($"{path}/{item.GetString("id")}", token => RunAsync(item, token));

    private static async Task<string?> RunAsync(MapNode scenario, CancellationToken cancellationToken)
    {
        using var cluster = new RecordedCluster();
        using var connection = KubeConnection.ToServer(cluster.Address, token: null, certificateAuthority: null);
        var number = 0;
        foreach (var step in scenario.GetList("steps")!.Cast<MapNode>())
        {
            number++;
            var want = step.GetMap("want")!;
            if (step.GetMap("call") is not { } call)
            {
                cluster.Replay(step.GetMap("request")!, want);
            }
            else if (Expectation.Difference(want, await WaitAsync(cluster, connection, call, cancellationToken)) is { } difference)
            {
                return $"step {number}: {difference}";
            }
        }

        return null;
    }

    private static async Task<MapNode> WaitAsync(RecordedCluster cluster, KubeConnection connection, MapNode call, CancellationToken cancellationToken)
    {
        if (call.GetString("mode") == "waitTermination")
        {
            return await AwaitTerminationAsync(cluster, connection, call, cancellationToken);
        }

        var options = call.GetMap("options")!;
        var checks = Checks(options, out var fault);
        if (fault is not null)
        {
            return new MapNode { { "error", fault }, { "stage", "exprs" } };
        }

        var objects = call.GetList("objects")!.Cast<MapNode>().ToList();
        objects.ForEach(cluster.AddKind);
        var time = new ManualTime();
        var client = new KubeClient(connection);
        var checker = new HealthChecker(client, new ResourceMapper(client), new RuleReader(checks, time), time);
        var targets = objects.Select(item => Target(item, options.GetBoolean("ttlJobs") == true)).ToArray();
        var limits = new HealthOptions { Timeout = TimeSpan.FromSeconds(1), FailFast = options.GetBoolean("failFast") == true };
        cluster.Reset();
        var wait = checker.WaitAsync(targets, limits, cancellationToken);
        if (await Task.WhenAny(wait, cluster.Watched) != wait)
        {
            time.Elapse();
        }

        var outcome = await wait;
        return outcome.IsHealthy ? new MapNode() : new MapNode { { "error", outcome.Message ?? "" } };
    }

    private static async Task<MapNode> AwaitTerminationAsync(RecordedCluster cluster, KubeConnection connection, MapNode call, CancellationToken cancellationToken)
    {
        var objects = call.GetList("objects")!.Cast<MapNode>().ToList();
        objects.ForEach(cluster.AddKind);
        cluster.Reset();
        var time = new ManualTime();
        var client = new KubeClient(connection);
        var deleted = objects.Select(item => new ManifestObject(item)).Select(item => new InventoryEntry(ObjectId.Of(item), item.GroupVersionKind.Version));
        var wait = new TerminationWait(client, new ResourceMapper(client), time).WaitAsync(deleted, TimeSpan.FromSeconds(1), cancellationToken);
        await Task.WhenAny(wait, cluster.Found);
        while (!wait.IsCompleted)
        {
            // What a look finds stays to the end, so that no time has to pass between two of them.
            time.Elapse();
            await Task.WhenAny(wait, Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken));
        }

        return await wait is { } left ? new MapNode { { "error", $"{left.ToDisplay()} termination timeout: <context error>" } } : new MapNode();
    }

    private static CustomHealthCheckSet? Checks(MapNode options, out string? fault)
    {
        fault = null;
        var checks = options.GetList("healthCheckExprs")?.Select(check => new CustomHealthCheck(
            check.GetString("apiVersion") ?? "", check.GetString("kind") ?? "", check.GetString("current") ?? "",
            check.GetString("inProgress") ?? "", check.GetString("failed") ?? ""));
        return checks is null ? null : CustomHealthCheckSet.Create([.. checks], out fault);
    }

    private static HealthTarget Target(MapNode item, bool mayVanish)
    {
        var subject = new ManifestObject(item);
        var hasLimit = item.Get("spec", "ttlSecondsAfterFinished") is not null;
        return new HealthTarget(ObjectId.Of(subject), subject.GroupVersionKind.Version) { MayVanish = mayVanish && hasLimit };
    }
}
