using Flux.Apply.Clients;
using Flux.Apply.Health;
using Flux.Apply.Inventories;
using Flux.Apply.Ordering;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>
/// Applies a set of objects in stages. Within a stage every object is first tried by a dry run, so that a bad one stops the
/// stage before anything of it is written; then those that drifted are applied in order.
/// </summary>
/// <param name="client">The target, under the identity to apply as.</param>
/// <param name="mapper">Where kinds are served there.</param>
/// <param name="health">Waits for definitions between stages.</param>
public sealed class ApplyEngine(KubeClient client, ResourceMapper mapper, HealthChecker health)
{
    private static readonly TimeSpan DeletionPoll = TimeSpan.FromMilliseconds(200);

    public async Task<ApplyResult> ApplyAsync(IReadOnlyList<MapNode> objects, ApplyOptions options, CancellationToken cancellationToken)
    {
        var done = new List<ChangeSetEntry>();
        foreach (var stage in Stages.Plan(objects, options.CustomStageKinds))
        {
            if (options.BeforeStage is { } guard && !await guard(cancellationToken).ConfigureAwait(false))
            {
                return new ApplyResult(done, null) { LostFence = true };
            }

            var (entries, failure) = await ApplyStageAsync(stage, options, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return new ApplyResult(done, failure) { Interrupted = entries };
            }

            done.AddRange(entries);
            if (options.AwaitStages && stage.IsAwaited && await AwaitStageAsync(entries, options, cancellationToken).ConfigureAwait(false) is { } late)
            {
                return new ApplyResult(done, late);
            }
        }

        return new ApplyResult(done, null);
    }

    private async Task<(IReadOnlyList<ChangeSetEntry> Entries, ApplyFailure? Failure)> ApplyStageAsync(
        Stage stage, ApplyOptions options, CancellationToken cancellationToken)
    {
        var sorted = stage.Objects.OrderBy(item => ObjectId.Of(new ManifestObject(item)), ObjectOrder.Instance).ToArray();
        var (plans, failure) = await PlanAsync(sorted, options, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            return ([], failure);
        }

        var entries = new List<ChangeSetEntry>(plans.Length);
        foreach (var plan in plans)
        {
            var (entry, failed) = await ExecuteAsync(plan, options, cancellationToken).ConfigureAwait(false);
            if (entry is not null)
            {
                entries.Add(entry);
            }

            if (failed is not null)
            {
                return (entries, failed);
            }
        }

        return (entries, null);
    }

    private async Task<(PlannedApply[] Plans, ApplyFailure? Failure)> PlanAsync(
        MapNode[] objects, ApplyOptions options, CancellationToken cancellationToken)
    {
        var planner = new ObjectPlanner(client, mapper, options);
        var plans = new PlannedApply?[objects.Length];
        var failures = new ApplyFailure?[objects.Length];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, objects.Length), parallel, async (at, token) =>
            {
                (plans[at], failures[at]) = await planner.PlanAsync(objects[at], token).ConfigureAwait(false);
                if (failures[at] is not null)
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // One failure ends the stage; those in flight are of no interest any more.
        }

        // The first in order is reported, so that the text does not depend on which request was answered first.
        return Array.Find(failures, failure => failure is not null) is { } first ? ([], first) : (Array.ConvertAll(plans, plan => plan!), null);
    }

    /// <returns>An entry together with a failure when the write may have happened although it was not confirmed.</returns>
    private async Task<(ChangeSetEntry? Entry, ApplyFailure? Failure)> ExecuteAsync(
        PlannedApply plan, ApplyOptions options, CancellationToken cancellationToken)
    {
        if (plan.Object is null)
        {
            return (plan.Entry, null);
        }

        var target = new ManifestObject(plan.Object);
        var path = plan.Mapping!.Path(target.Namespace, target.Name);
        if (plan.Recreate && await DeleteAndWaitAsync(path, options, cancellationToken).ConfigureAwait(false) is { } undeleted)
        {
            return (null, ApplyFailure.Of(target, "immutable field detected, failed to delete object", undeleted));
        }

        var answer = await client.ApplyAsync(path, plan.Object, new ApplyParameters(options.FieldManager, DryRun: false), cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            return (answer.Error.LeavesOutcomeOpen ? plan.Entry : null, ApplyFailure.Of(target, "apply failed", answer.Error));
        }

        var keys = MetadataKeys.Of(target);
        return (plan.Entry with { State = AppliedState.Of(answer.Object, keys), Keys = keys }, null);
    }

    private async Task<KubeStatus?> DeleteAndWaitAsync(string path, ApplyOptions options, CancellationToken cancellationToken)
    {
        var deleted = await client.DeleteAsync(path, cancellationToken).ConfigureAwait(false);
        if (!deleted.IsSuccess && !deleted.IsNotFound)
        {
            return deleted.Error;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StageTimeout);
        try
        {
            while (!(await client.GetAsync(path, limit.Token).ConfigureAwait(false)).IsNotFound)
            {
                await Task.Delay(DeletionPoll, limit.Token).ConfigureAwait(false);
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new KubeStatus(0, "", $"the object was still there after {options.StageTimeout.TotalSeconds:0} seconds: a finalizer may hold it");
        }
    }

    private async Task<ApplyFailure?> AwaitStageAsync(IReadOnlyList<ChangeSetEntry> entries, ApplyOptions options, CancellationToken cancellationToken)
    {
        var targets = entries.Select(entry => new HealthTarget(entry.Id, entry.Version)).ToArray();
        var outcome = await health.WaitAsync(targets, new HealthOptions { Timeout = options.StageTimeout, FailFast = false }, cancellationToken).ConfigureAwait(false);
        return outcome.IsHealthy ? null : new ApplyFailure(outcome.Message, IsTransient: true);
    }
}
