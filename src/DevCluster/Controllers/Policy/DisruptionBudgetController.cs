using System.Globalization;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Pods;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Policy;

/// <summary>Tells how many pods of a budget may be evicted.</summary>
internal sealed class DisruptionBudgetController(ClusterObjects objects) : IController
{
    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.DisruptionBudgets, ResourceKeys.Pods];

    public void Observe(Change change, WorkQueue queue)
    {
        var key = change.Object!.Key;
        queue.Add(key.Resource == ResourceKeys.Pods ? key with { Name = "" } : key);
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Resource == ResourceKeys.Pods)
        {
            foreach (var budget in await objects.ListAsync(ResourceKeys.DisruptionBudgets, key.Namespace, cancellationToken).ConfigureAwait(false))
            {
                await SyncAsync(budget.Key, budget.Root, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } budget)
        {
            await SyncAsync(key, budget, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask SyncAsync(ObjectKey key, MapNode budget, CancellationToken cancellationToken)
    {
        var selector = budget.GetMap("spec", "selector");
        var pods = (await objects.ListAsync(ResourceKeys.Pods, key.Namespace, cancellationToken).ConfigureAwait(false))
            .Where(pod => PodState.IsActive(pod.Root) && LabelSelection.Selects(selector, pod.Root.GetMap("metadata", "labels")))
            .Select(pod => pod.Root)
            .ToArray();
        var expected = await ExpectedAsync(key.Namespace, pods, cancellationToken).ConfigureAwait(false);
        var healthy = pods.LongCount(PodState.IsReady);
        await objects.DescribeAsync(key, budget, item => Describe(item, expected, healthy, objects.Now), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As many as the pods' workloads want, so that a pod that is missing counts against the budget.</summary>
    private async ValueTask<long> ExpectedAsync(string ns, MapNode[] pods, CancellationToken cancellationToken)
    {
        long expected = pods.LongCount(pod => OwnerIndex.Controller(pod) is null);
        foreach (var group in pods.Where(pod => OwnerIndex.Controller(pod) is not null).GroupBy(pod => OwnerIndex.Controller(pod)!.GetString("uid")))
        {
            var owner = OwnerIndex.Controller(group.First())!;
            ResourceKey? kind = owner.GetString("kind") switch
            {
                "ReplicaSet" => ResourceKeys.ReplicaSets,
                "StatefulSet" => ResourceKeys.StatefulSets,
                _ => null,
            };
            var found = kind is { } resource
                ? await objects.FindAsync(new ObjectKey(resource, ns, owner.GetString("name") ?? ""), cancellationToken).ConfigureAwait(false)
                : null;
            expected += found?.GetInt64("spec", "replicas") ?? group.LongCount();
        }

        return expected;
    }

    private static bool Describe(MapNode budget, long expected, long healthy, DateTimeOffset now)
    {
        var status = budget.GetMap("status")?.Copy() ?? new MapNode();
        var desired = Math.Max(0, budget.Get("spec", "minAvailable") is { } least ? Share(least, expected)
            : expected - Share(budget.Get("spec", "maxUnavailable") ?? NumberNode.Of(0), expected));
        var allowed = expected > 0 ? Math.Max(0, healthy - desired) : 0;
        status.Set("observedGeneration", budget.Generation());
        status.Set("disruptionsAllowed", allowed);
        status.Set("currentHealthy", healthy);
        status.Set("desiredHealthy", desired);
        status.Set("expectedPods", expected);
        var condition = Conditions.Of("DisruptionAllowed", allowed > 0, allowed > 0 ? "SufficientPods" : "InsufficientPods", "");
        condition.Set("observedGeneration", budget.Generation());
        Conditions.Set(status, condition, now);
        if (status.Equals(budget["status"]))
        {
            return false;
        }

        budget.Set("status", status);
        return true;
    }

    private static long Share(Node value, long expected)
    {
        if (value is NumberNode number && number.TryGetInt64(out var count))
        {
            return count;
        }

        var percent = double.Parse(((value as StringNode)?.Value ?? "0").TrimEnd('%'), CultureInfo.InvariantCulture);
        return (long)Math.Ceiling(percent / 100 * expected);
    }
}
