using Flux.Grains.Artifacts;
using Flux.Grains.Reconciling;
using Flux.Grains.Statuses;
using Flux.Kustomize.FileSystems;
using Flux.Manifests.Text;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Gets the artifact's files and checks that the path exists in them.</summary>
internal sealed class FetchStep(IArtifactFetcher artifacts, IOptions<ReconcileOptions> options, KustomizationEvents events) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        run.OldInventory = Apply.Inventories.Inventory.Parse(run.Status["inventory"]);
        run.Conditions.Set(ConditionTypes.Ready, "Unknown", KustomizationReasons.Progressing, "Reconciliation in progress");
        await ProgressReport.ShowAsync(run, "Fetching manifests", cancellationToken);
        var fetched = await artifacts.FetchAsync(run.Artifact, cancellationToken);
        if (fetched.IsNotFound)
        {
            var retry = options.Value.RequeueDependency;
            run.Memory.Forget();
            run.Conditions.Set(
                ConditionTypes.Ready,
                "False",
                KustomizationReasons.ArtifactFailed,
                $"Source is not ready, artifact not found, retrying in {GoDuration.Format(retry)}");
            return StepOutcome.Stop(ReconcileResult.In(retry));
        }

        if (fetched.Files is null)
        {
            return ProgressReport.Fail(run, events, KustomizationReasons.ArtifactFailed, fetched.Error!);
        }

        run.Files = fetched.Files;
        var path = SourcePath.Normalise(run.Spec.Path);
        if (run.Files.GetStatus(path).Kind == FileKind.Missing)
        {
            return ProgressReport.Fail(
                run, events, KustomizationReasons.ArtifactFailed, $"kustomization path not found: stat {path}: no such file or directory");
        }

        run.Status.Set("lastAttemptedRevision", run.Revision);
        return StepOutcome.Continue;
    }
}
