using Flux.Apply.Applying;
using Flux.Apply.Inventories;
using Flux.Grains.Clusters;
using Flux.Grains.Health;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Manifests.Objects;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>
/// Applies the objects. The inventory is widened to old and planned before anything is written: a crash leaves a superset of
/// what is ours, never an orphan.
/// </summary>
internal sealed class ApplyStep(
    IHealthCheckers health, IDriftWatch drift, IOptions<ReconcileOptions> options, KustomizationEvents events, TimeProvider time) : IKustomizationStep
{
    private const string FieldManager = "kustomize-controller";

    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        if (run.Encrypted is { } encrypted)
        {
            await ProgressReport.ShowAsync(run, "Detecting drift", cancellationToken);
            return Fail(run, $"{encrypted} is SOPS encrypted, configuring decryption is required for this secret to be reconciled");
        }

        var rules = IgnoreRules.TryCompile(run.Spec.Ignore, out var fault);
        if (fault is not null)
        {
            await ProgressReport.ShowAsync(run, "Detecting drift", cancellationToken);
            return Fail(run, fault + "\n");
        }

        if (!await run.Context.Fence.ClaimAsync(cancellationToken))
        {
            return StepOutcome.Stop(ReconcileResult.Retry);
        }

        var isWider = Widen(run);
        if (!await ProgressReport.ShowAsync(run, "Detecting drift", cancellationToken, isDue: isWider))
        {
            // The object is gone: nothing would be left to own what is applied now.
            return StepOutcome.Stop(ReconcileResult.Retry);
        }

        await drift.AnnounceAsync(ClusterId.Of(run), run.Context.GrainKey, cancellationToken);
        var engine = new ApplyEngine(run.Client, run.Mapper, health.For(run));
        var applied = await engine.ApplyAsync(run.Objects, OptionsFor(run, rules), cancellationToken);
        if (!applied.LostFence && applied.Failure is null)
        {
            return await SucceedAsync(run, applied, cancellationToken);
        }

        await drift.WithdrawAsync(ClusterId.Of(run), run.Context.GrainKey, cancellationToken);
        run.Nothing = applied.LostFence;
        return applied.Failure is { } failure && !applied.LostFence ? FailPartly(run, applied, failure) : StepOutcome.Stop(ReconcileResult.Retry);
    }

    private async Task<StepOutcome> SucceedAsync(KustomizationRun run, ApplyResult applied, CancellationToken cancellationToken)
    {
        // Handed over at once, not after the wait for health: what we did ourselves is no drift.
        run.WatchEpoch = await drift.TrackAsync(ClusterId.Of(run), run.Context.GrainKey, Lasting(run, applied.Entries), cancellationToken);
        run.Changes = applied.Entries;
        run.Status.Set("inventory", new Inventory(Entries(applied.Entries)).ToNode());
        var log = ChangeLog(applied.Entries);
        run.Drifted = log.Length > 0;
        if (run.Drifted)
        {
            events.Info(run, log.TrimEnd('\n'));
            return StepOutcome.Continue;
        }

        return run.IsQuiet ? FindNothing(run) : StepOutcome.Continue;
    }

    /// <summary>What is to be there until it is pruned: a Job that removes itself is no drift.</summary>
    private static ChangeSetEntry[] Lasting(KustomizationRun run, IReadOnlyList<ChangeSetEntry> entries)
    {
        var vanishing = HealthTargets.Vanishing(run);
        return [.. entries.Where(entry => !vanishing.Contains(entry.Id))];
    }

    private StepOutcome FindNothing(KustomizationRun run)
    {
        run.Nothing = true;
        run.Memory.WatchEpoch = run.WatchEpoch;
        run.Memory.ComparedAt = run.StartedAt;
        return StepOutcome.Stop(ReconcileResult.Recurring(Schedule.Next(run, options.Value)));
    }

    private StepOutcome FailPartly(KustomizationRun run, ApplyResult applied, ApplyFailure failure)
    {
        // What was written before the failure is ours, also in the stage that failed.
        var written = Entries(applied.Entries.Concat(applied.Interrupted));
        SetInventory(run, run.OldInventory.Union(written));
        return Fail(run, $"{failure.Message}\n{ChangeLog(applied.Entries)}");
    }

    private StepOutcome Fail(KustomizationRun run, string message)
    {
        Record.Outcome(run, KustomizationReasons.Failed, time);
        return ProgressReport.Fail(run, events, KustomizationReasons.Failed, message);
    }

    /// <returns>Whether something is planned that the stored inventory does not hold yet.</returns>
    private static bool Widen(KustomizationRun run)
    {
        var planned = run.Objects.Select(item => new ManifestObject(item))
            .Select(item => new InventoryEntry(ObjectId.Of(item), item.GroupVersionKind.Version));
        var wider = run.OldInventory.Union(planned);
        SetInventory(run, wider);
        return wider.Except(run.OldInventory).Count > 0;
    }

    private static void SetInventory(KustomizationRun run, Inventory inventory)
    {
        if (inventory.IsEmpty)
        {
            run.Status.Remove("inventory");
        }
        else
        {
            run.Status.Set("inventory", inventory.ToNode());
        }
    }

    private static InventoryEntry[] Entries(IEnumerable<ChangeSetEntry> entries) =>
        [.. entries.Select(entry => new InventoryEntry(entry.Id, entry.Version))];

    /// <summary>One line for each object that changed.</summary>
    private static string ChangeLog(IEnumerable<ChangeSetEntry> entries) =>
        string.Concat(entries.Where(entry => entry.IsChange).Select(entry => entry + "\n"));

    private ApplyOptions OptionsFor(KustomizationRun run, IReadOnlyList<IgnoreRule> rules) => new()
    {
        FieldManager = FieldManager,
        OwnerGroup = ToolkitKinds.Kustomization.Group,
        Force = run.Spec.Force,
        Concurrency = options.Value.ConcurrentSsa,
        MigrateApiVersion = options.Value.IsEnabled(FeatureGates.MigrateApiVersion),
        OverrideManagers = options.Value.OverrideManagers,
        CustomStageKinds = options.Value.CustomApplyStageKinds.Select(ParseKind).ToHashSet(),
        IgnoreRules = rules,
        BeforeStage = run.Context.Fence.HoldsAsync,
    };

    private static GroupKind ParseKind(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new GroupKind(text[..Math.Max(slash, 0)], text[(slash + 1)..]);
    }
}
