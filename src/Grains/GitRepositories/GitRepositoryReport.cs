using System.Globalization;
using Flux.Grains.Events;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.Sources.Git;
using Microsoft.Extensions.Options;

namespace Flux.Grains.GitRepositories;

/// <summary>Tells how a run goes and ended: conditions, status fields and events, in Flux' words.</summary>
internal sealed class GitRepositoryReport(
    IEventRecorder recorder, ArtifactUrls urls, IOptions<ReconcileOptions> options, TimeProvider time)
{
    private const string Controller = "source-controller";
    private const string Progressing = "Progressing";

    public static async Task StartAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        var observed = run.Object.Status.ObservedGeneration;
        var generation = run.Object.Metadata.Generation;
        var message = observed == generation
            ? "reconciliation in progress"
            : $"processing object: new generation {observed} -> {generation}";
        run.Conditions.Set(ConditionTypes.Reconciling, "True", Progressing, message);
        if (run.Conditions.Find(ConditionTypes.Ready) is null)
        {
            run.Conditions.Set(ConditionTypes.Ready, "Unknown", Progressing, message);
        }

        run.Conditions.Remove(ConditionTypes.Stalled);
        await run.Session.SaveStatusAsync(cancellationToken);
        if (run.Stored is null)
        {
            Build(run, run.Object.Status.Artifact is null ? "building artifact" : "building artifact: disappeared from storage");
            await run.Session.SaveStatusAsync(cancellationToken);
        }
    }

    /// <summary>A suspended object is not looked at; what it says it says of the generation that suspends it.</summary>
    public static ReconcileResult Suspend(GitRepositoryRun run)
    {
        if (run.Conditions.Find(ConditionTypes.Ready) is not null)
        {
            run.Conditions.Observe(ConditionTypes.Ready);
            run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
        }

        return ReconcileResult.Rest;
    }

    public ReconcileResult Succeed(GitRepositoryRun run, GitFetched fetched)
    {
        NoteVerified(run, fetched.Verified);
        var isNew = run.Stored?.Digest != fetched.Artifact.Digest;
        run.Status.Set("artifact", ArtifactNodes.Create(fetched, urls.Of(fetched.Artifact.Path)));
        Observe(run, fetched.Verified);
        Conclude(run, fetched.Revision, fetched.Verified);
        if (isNew || run.WasFailing)
        {
            var metadata = new Dictionary<string, string>
            {
                [$"{ToolkitKinds.GitRepository.Group}/digest"] = fetched.Artifact.Digest,
                [$"{ToolkitKinds.GitRepository.Group}/revision"] = fetched.Revision,
            };
            Tell(run, EventSeverity.Info, isNew ? "NewArtifact" : "Succeeded", $"stored artifact for commit '{fetched.CommitMessage}'", metadata);
        }

        return ReconcileResult.In(NextLook(run));
    }

    public ReconcileResult Unchanged(GitRepositoryRun run, GitNotModified same)
    {
        NoteVerified(run, same.Verified);
        Observe(run, same.Verified);
        Conclude(run, same.Revision, same.Verified);
        if (run.WasFailing)
        {
            var metadata = new Dictionary<string, string>
            {
                [$"{ToolkitKinds.GitRepository.Group}/digest"] = run.Stored!.Digest,
                [$"{ToolkitKinds.GitRepository.Group}/revision"] = same.Revision,
            };
            Tell(run, EventSeverity.Info, "Succeeded", $"stored artifact for commit '{same.Revision}'", metadata);
        }

        Note(run, same.Reason, same.Message);

        return ReconcileResult.In(NextLook(run));
    }

    public ReconcileResult Fail(GitRepositoryRun run, GitFetchFailed failure)
    {
        ForgetPassed(run, failure.Condition);
        if (failure.Condition == SourceConditions.SourceVerified)
        {
            run.Conditions.Set(SourceConditions.SourceVerified, "False", failure.Reason, failure.Message);
        }
        else
        {
            run.Conditions.Set(failure.Condition, "True", failure.Reason, failure.Message);
        }

        if (failure.NewRevision is { } revision)
        {
            var news = $"new upstream revision '{revision}'";
            Build(run, $"building artifact: {news}");
            if (run.Stored is not null)
            {
                run.Conditions.Set(SourceConditions.ArtifactOutdated, "True", "NewRevision", news);
            }
        }

        if (failure.Stalling)
        {
            return Stall(run, failure.Reason, failure.Message);
        }

        run.Conditions.Set(ConditionTypes.Ready, "False", failure.Reason, failure.Message);
        var activity = run.Conditions.Find(ConditionTypes.Reconciling).GetString("message") ?? "";
        run.Conditions.Set(ConditionTypes.Reconciling, "True", "ProgressingWithRetry", activity);
        if (failure.Condition == SourceConditions.IncludeUnavailable)
        {
            Note(run, failure.Reason, failure.Message);
        }
        else
        {
            Tell(run, EventSeverity.Error, failure.Reason, failure.Message, null);
        }

        return failure.Condition == SourceConditions.IncludeUnavailable ? ReconcileResult.In(options.Value.RequeueDependency) : ReconcileResult.Retry;
    }

    public ReconcileResult Stall(GitRepositoryRun run, string reason, string message)
    {
        run.Conditions.Set(ConditionTypes.Stalled, "True", reason, message);
        run.Conditions.Set(ConditionTypes.Ready, "False", reason, message);
        run.Conditions.Remove(ConditionTypes.Reconciling);
        run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
        Tell(run, EventSeverity.Error, reason, message, null);
        return ReconcileResult.Rest;
    }

    /// <summary>What failed before and has gone well now: the stages before the one that failed.</summary>
    private static void ForgetPassed(GitRepositoryRun run, string failed)
    {
        if (failed != SourceConditions.StorageOperationFailed)
        {
            run.Conditions.Remove(SourceConditions.StorageOperationFailed);
        }

        if (failed != SourceConditions.IncludeUnavailable)
        {
            run.Conditions.Remove(SourceConditions.IncludeUnavailable);
        }

        if (failed is SourceConditions.StorageOperationFailed or SourceConditions.SourceVerified)
        {
            run.Conditions.Remove(SourceConditions.FetchFailed);
        }
    }

    private static void Build(GitRepositoryRun run, string message)
    {
        run.Conditions.Set(ConditionTypes.Reconciling, "True", Progressing, message);
        run.Conditions.Set(ConditionTypes.Ready, "Unknown", Progressing, message);
    }

    private static void Conclude(GitRepositoryRun run, string revision, string? verified)
    {
        var message = $"stored artifact for revision '{revision}'";
        foreach (var failure in SourceConditions.Failures)
        {
            run.Conditions.Remove(failure);
        }

        run.Conditions.Remove(SourceConditions.ArtifactOutdated);
        run.Conditions.Remove(ConditionTypes.Reconciling);
        if (verified is not null)
        {
            run.Conditions.Set(SourceConditions.SourceVerified, "True", "Succeeded", verified);
        }
        else if (run.Spec.Verify is null)
        {
            run.Conditions.Remove(SourceConditions.SourceVerified);
        }

        run.Conditions.Set(SourceConditions.ArtifactInStorage, "True", "Succeeded", message);
        run.Conditions.Set(ConditionTypes.Ready, "True", "Succeeded", message);
        run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
    }

    /// <summary>Remembers what the artifact was made from, so that a later run can tell whether it must be made again.</summary>
    private static void Observe(GitRepositoryRun run, string? verified)
    {
        Put(run.Status, "observedIgnore", run.Spec.Ignore is { } ignore ? new StringNode(ignore) : null);
        Put(run.Status, "observedRecurseSubmodules", run.Spec.RecurseSubmodules ? BooleanNode.True : null);
        Put(run.Status, "observedSparseCheckout", Strings(run.Spec.SparseCheckout));
        if (verified is not null || run.Spec.Verify is null)
        {
            Put(run.Status, "sourceVerificationMode", run.Spec.Verify is { } verify ? new StringNode(verify.Mode) : null);
        }

        Put(run.Status, "observedInclude", NonEmpty(run.Session.Current.Root.GetList("spec", "include")));
        Put(run.Status, "includedArtifacts", NonEmpty(run.IncludedArtifacts));
    }

    private static Node? NonEmpty(ListNode? list) => list is { Count: > 0 } ? list.DeepClone() : null;

    private static ListNode? Strings(IReadOnlyList<string> values) =>
        values.Count == 0 ? null : new ListNode(values.Select(value => (Node)value));

    private static void Put(MapNode status, string field, Node? value)
    {
        if (value is null)
        {
            status.Remove(field);
        }
        else
        {
            status.Set(field, value);
        }
    }

    private TimeSpan NextLook(GitRepositoryRun run) =>
        RetryDelay.Jitter(run.Interval, options.Value.IntervalJitterPercentage, Random.Shared.NextDouble());

    public void TellCollected(GitRepositoryRun run, int count) =>
        Note(run, "GarbageCollectionSucceeded", string.Create(CultureInfo.InvariantCulture, $"garbage collected {count} artifacts"));

    private void NoteVerified(GitRepositoryRun run, string? verified)
    {
        if (verified is not null)
        {
            Note(run, "Succeeded", verified);
        }
    }

    /// <summary>The stored artifacts of a deleted object are gone.</summary>
    public void TellRemoved(GitRepositoryRun run) => Note(run, "GarbageCollectionSucceeded", "garbage collected artifacts for deleted resource");

    /// <summary>An event that is stored and not posted.</summary>
    private void Note(GitRepositoryRun run, string reason, string message) => recorder.Record(Create(run, EventSeverity.Info, reason, message, null) with { IsLocal = true });

    private void Tell(GitRepositoryRun run, EventSeverity severity, string reason, string message, Dictionary<string, string>? metadata) =>
        recorder.Record(Create(run, severity, reason, message, metadata));

    private ObjectEvent Create(GitRepositoryRun run, EventSeverity severity, string reason, string message, Dictionary<string, string>? metadata) => new()
    {
        ApiVersion = ToolkitKinds.GitRepository.ApiVersion,
        Kind = ToolkitKinds.GitRepository.Kind,
        Namespace = run.Namespace,
        Name = run.Name,
        Uid = run.Object.Metadata.Uid,
        ResourceVersion = run.Session.Object.ResourceVersion,
        Severity = severity,
        Reason = reason,
        Message = message,
        Metadata = EventMetadata.Of(run.Object.Metadata.Annotations, metadata),
        Controller = Controller,
        Timestamp = time.GetUtcNow(),
    };
}
