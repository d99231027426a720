using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;
using Flux.Sources.Git;

namespace Flux.Grains.GitRepositories;

/// <summary>What a run makes of the conditions while it goes on, stage by stage.</summary>
internal static class GitRepositoryProgress
{
    private const string Progressing = "Progressing";

    /// <summary>Begins a run: it is shown at once where somebody waits for it, which a run at the interval is not.</summary>
    /// <param name="token">The value of the annotation that asks for a run; empty without.</param>
    public static async Task BeginAsync(GitRepositoryRun run, string token, CancellationToken cancellationToken)
    {
        var observed = run.Object.Status.ObservedGeneration;
        var generation = run.Object.Metadata.Generation;
        var isNew = observed != generation;
        Show(run, isNew ? $"processing object: new generation {observed} -> {generation}" : "reconciliation in progress", isDrift: false);
        if (isNew || token != run.Object.Status.LastHandledReconcileAt)
        {
            await run.Session.SaveStatusAsync(cancellationToken);
        }

        run.Conditions.Remove(SourceConditions.StorageOperationFailed);
    }

    /// <summary>There is no artifact, or no more.</summary>
    public static async Task BuildAsync(GitRepositoryRun run, CancellationToken cancellationToken)
    {
        Show(run, run.Object.Status.Artifact is null ? "building artifact" : "building artifact: disappeared from storage", isDrift: true);
        run.Conditions.Remove(SourceConditions.ArtifactInStorage);
        await run.Session.SaveStatusAsync(cancellationToken);
    }

    /// <summary>What failed before and has gone well now: all before the stage that was reached.</summary>
    public static void Pass(GitRepositoryRun run, GitFetchStage reached)
    {
        if (reached > GitFetchStage.Includes)
        {
            run.Conditions.Remove(SourceConditions.IncludeUnavailable);
            NoteIncludes(run);
            run.Conditions.Remove(SourceConditions.ArtifactOutdated);
        }

        if (reached > GitFetchStage.Checkout)
        {
            run.Conditions.Remove(SourceConditions.FetchFailed);
        }
    }

    /// <summary>There is something new that did not become an artifact yet.</summary>
    public static void Discover(GitRepositoryRun run, string revision)
    {
        var news = $"new upstream revision '{revision}'";
        Show(run, $"building artifact: {news}", isDrift: true);
        if (run.Stored is not null)
        {
            run.Conditions.Set(SourceConditions.ArtifactOutdated, "True", "NewRevision", news);
        }
    }

    private static void NoteIncludes(GitRepositoryRun run)
    {
        var before = run.Object.Status.IncludedArtifacts.Select(artifact => artifact.Revision).ToHashSet();
        var count = run.Object.Status.IncludedArtifacts.Count;
        if (run.IncludedArtifacts.Count != count || run.IncludedArtifacts.Any(artifact => !before.Contains(artifact.GetString("revision") ?? "")))
        {
            Show(run, "building artifact: included artifacts differ from last observed includes", isDrift: true);
        }
    }

    /// <summary>Ready follows when it said nothing certain, or when what it says is not true any more.</summary>
    private static void Show(GitRepositoryRun run, string message, bool isDrift)
    {
        run.Conditions.Remove(ConditionTypes.Stalled);
        run.Conditions.Set(ConditionTypes.Reconciling, "True", Progressing, message);
        if (isDrift || run.Conditions.Status(ConditionTypes.Ready) is "" or "Unknown")
        {
            run.Conditions.Set(ConditionTypes.Ready, "Unknown", Progressing, message);
        }
    }
}
