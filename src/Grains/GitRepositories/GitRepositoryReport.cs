using System.Globalization;
using Flux.Grains.Events;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Grains.Tenants;
using Flux.Manifests.Nodes;
using Flux.Sources.Git;
using Microsoft.Extensions.Options;

namespace Flux.Grains.GitRepositories;

/// <summary>Tells how a run goes and ended: conditions, status fields and events, in Flux' words.</summary>
internal sealed class GitRepositoryReport(
    IEventRecorder recorder, ArtifactUrls urls, IOptions<ReconcileOptions> options, TimeProvider time)
{
    private const string Controller = "source-controller";

    /// <summary>Ends a run in which nothing is looked at: what a suspended or leaving object says it says of its generation.</summary>
    public static ReconcileResult Observe(GitRepositoryRun run)
    {
        if (run.Conditions.Find(ConditionTypes.Ready) is not null)
        {
            run.Conditions.Remove(ConditionTypes.Stalled);
            Summarize(run);
            run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
        }

        return ReconcileResult.Rest;
    }

    public ReconcileResult Succeed(GitRepositoryRun run, GitFetched fetched)
    {
        GitRepositoryProgress.Pass(run, GitFetchStage.Storage);
        NoteVerified(run, fetched.Verified);
        run.Status.Set("artifact", ArtifactNodes.Create(fetched, urls.Of(fetched.Artifact.Path)));
        Remember(run);
        run.Conditions.Remove(SourceConditions.ArtifactOutdated);
        Conclude(run, fetched.Revision);
        if (run.Object.Status.Artifact?.Digest != fetched.Artifact.Digest)
        {
            Announce(run, "NewArtifact", fetched.CommitMessage, fetched.Artifact.Digest, fetched.Revision);
        }
        else if (run.WasFailing)
        {
            Announce(run, "Succeeded", fetched.CommitMessage, fetched.Artifact.Digest, fetched.Revision);
        }

        return LookLater(run);
    }

    public ReconcileResult Unchanged(GitRepositoryRun run, GitNotModified same)
    {
        // Signatures are looked at only in what was fetched: else what was found of the artifact in storage stays.
        var isFetched = same.CommitMessage is not null;
        GitRepositoryProgress.Pass(run, isFetched ? GitFetchStage.Storage : GitFetchStage.Verification);
        if (isFetched)
        {
            NoteVerified(run, same.Verified);
            Note(run, same.Reason, same.Message);
        }

        Conclude(run, same.Revision);
        if (run.WasFailing)
        {
            Announce(run, "Succeeded", same.CommitMessage ?? same.Revision, run.Stored!.Digest, same.Revision);
        }

        if (!isFetched)
        {
            Note(run, same.Reason, same.Message);
        }

        return LookLater(run);
    }

    public ReconcileResult Fail(GitRepositoryRun run, GitFetchFailed failure)
    {
        GitRepositoryProgress.Pass(run, failure.Stage);
        if (failure.Stage == GitFetchStage.Storage)
        {
            NoteVerified(run, failure.Verified);
        }

        if (failure.NewRevision is { } revision)
        {
            GitRepositoryProgress.Discover(run, revision);
        }

        run.Conditions.Set(
            failure.Condition, failure.Condition == SourceConditions.SourceVerified ? "False" : "True", failure.Reason, failure.Message);
        var waits = failure.Condition == SourceConditions.IncludeUnavailable;
        if (waits)
        {
            Note(run, failure.Reason, failure.Message);
        }
        else if (failure.IsTried)
        {
            Tell(run, EventSeverity.Error, failure.Reason, failure.Message, null);
        }

        return failure.Stalling ? Rest(run, failure) : waits ? Retry(run, ReconcileResult.In(options.Value.RequeueDependency)) : Retry(run, ReconcileResult.Retry);
    }

    /// <summary>Stops for a reason that is not the source's: nothing of it was looked at.</summary>
    /// <summary>What it refers to is read as the tenant's account, which is not there yet. Told in the condition alone: the tenant's change wakes it.</summary>
    public ReconcileResult AwaitTenant(GitRepositoryRun run, TenantPolicy tenant)
    {
        run.Conditions.Set(ConditionTypes.Ready, "False", "DependencyNotReady", $"tenant '{tenant.Name}' is being provisioned");
        return ReconcileResult.In(options.Value.RequeueDependency);
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

    private static ReconcileResult Rest(GitRepositoryRun run, GitFetchFailed failure)
    {
        run.Conditions.Remove(ConditionTypes.Reconciling);
        run.Conditions.Set(ConditionTypes.Stalled, "True", failure.Reason, failure.Message);
        Summarize(run);
        run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
        return ReconcileResult.Rest;
    }

    private static ReconcileResult Retry(GitRepositoryRun run, ReconcileResult result)
    {
        run.Conditions.Set(ConditionTypes.Reconciling, "True", "ProgressingWithRetry", run.Conditions.Message(ConditionTypes.Reconciling));
        Summarize(run);
        return result;
    }

    private static void Conclude(GitRepositoryRun run, string revision)
    {
        run.Conditions.Set(SourceConditions.ArtifactInStorage, "True", "Succeeded", $"stored artifact for revision '{revision}'");
        run.Conditions.Remove(ConditionTypes.Reconciling);
        Summarize(run);
        run.Status.Set("observedGeneration", run.Object.Metadata.Generation);
    }

    /// <summary>A failed verification is what Ready says, whatever else there is.</summary>
    private static void Summarize(GitRepositoryRun run)
    {
        SourceConditions.Summary.Apply(run.Conditions);
        if (run.Conditions.IsFalse(SourceConditions.SourceVerified))
        {
            run.Conditions.Set(
                ConditionTypes.Ready, "False", run.Conditions.Reason(SourceConditions.SourceVerified), run.Conditions.Message(SourceConditions.SourceVerified));
        }
    }

    /// <summary>Remembers what the artifact was made from, so that a later run can tell whether it must be made again.</summary>
    private static void Remember(GitRepositoryRun run)
    {
        Put(run.Status, "observedIgnore", run.Spec.Ignore is { } ignore ? new StringNode(ignore) : null);
        Put(run.Status, "observedRecurseSubmodules", run.Spec.RecurseSubmodules ? BooleanNode.True : null);
        Put(run.Status, "observedSparseCheckout", Strings(run.Spec.SparseCheckout));
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

    /// <summary>The source is looked at again after its interval, jittered.</summary>
    public ReconcileResult LookLater(GitRepositoryRun run) => ReconcileResult.Recurring(
        RetryDelay.Jitter(run.Interval, options.Value.IntervalJitterPercentage, Random.Shared.NextDouble()));

    public void TellCollected(GitRepositoryRun run, int count) =>
        Note(run, "GarbageCollectionSucceeded", string.Create(CultureInfo.InvariantCulture, $"garbage collected {count} artifacts"));

    public void TellCorrupt(GitRepositoryRun run, string digest) => Tell(
        run, EventSeverity.Error, "ArtifactVerificationFailed", $"failed to verify integrity of artifact: computed digest doesn't match '{digest}'", null);

    /// <summary>What is verified now, or that nothing needs to be any more.</summary>
    private void NoteVerified(GitRepositoryRun run, string? verified)
    {
        if (run.Spec.Verify is not { } verify)
        {
            run.Conditions.Remove(SourceConditions.SourceVerified);
            run.Status.Remove("sourceVerificationMode");
        }
        else if (verified is not null)
        {
            run.Conditions.Set(SourceConditions.SourceVerified, "True", "Succeeded", verified);
            run.Status.Set("sourceVerificationMode", verify.Mode is "Tag" or "TagAndHEAD" ? verify.Mode : "HEAD");
            Note(run, "Succeeded", verified);
        }
    }

    private void Announce(GitRepositoryRun run, string reason, string commit, string digest, string revision) => Tell(
        run,
        EventSeverity.Info,
        reason,
        $"stored artifact for commit '{commit}'",
        new Dictionary<string, string>
        {
            [$"{ToolkitKinds.GitRepository.Group}/digest"] = digest,
            [$"{ToolkitKinds.GitRepository.Group}/revision"] = revision,
        });

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
