using Flux.Contracts.GitRepositories;
using Flux.Contracts.Objects;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Statuses;
using Flux.Manifests.Text;
using Flux.ObjectStore;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Finds the source and its artifact. A source of another tenant does not exist for this one.</summary>
internal sealed class ResolveSourceStep(IObjectStore store, IOptions<ReconcileOptions> options, KustomizationEvents events) : IKustomizationStep
{

    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        var reference = run.Spec.SourceRef;
        var @namespace = reference.Namespace is { Length: > 0 } named ? named : run.Object.Metadata.Namespace;
        if (Denial(run, @namespace) is { } denial)
        {
            var outcome = ProgressReport.Stall(run, KustomizationReasons.AccessDenied, denial, observed: false);
            events.Error(run, denial);
            return outcome;
        }

        if (ToolkitKinds.FindSource(reference.Kind) is not { } kind)
        {
            return NotReady(run, $"source `{reference.Name}` kind '{reference.Kind}' not supported", ReconcileResult.Retry);
        }

        var source = await store.GetAsync(kind.Key(@namespace, reference.Name), cancellationToken);
        if (source is null)
        {
            return NotReady(run, kind.MissingText(reference.Name), ReconcileResult.Recurring(run.RetryInterval));
        }

        if (ArtifactOf(source) is not { } artifact)
        {
            var retry = options.Value.RequeueDependency;
            return NotReady(run, $"Source artifact not found, retrying in {GoDuration.Format(retry)}", ReconcileResult.In(retry));
        }

        run.Artifact = artifact;
        return StepOutcome.Continue;
    }

    /// <summary>The artifact that a source's status names; null while it has none.</summary>
    internal static Artifact? ArtifactOf(StoredObject source)
    {
        // Every source kind has its artifact in the same place; the typed form of one reads that of all.
        var item = ToolkitJson.Read<GitRepositorySpec, GitRepositoryStatus>(source.Json.Span);
        return item.Status.Artifact;
    }

    private string? Denial(KustomizationRun run, string @namespace)
    {
        var subject = $"can't access '{run.Spec.SourceRef.Kind}/{@namespace}/{run.Spec.SourceRef.Name}'";
        if (@namespace != run.Object.Metadata.Namespace && IsForeign(run, @namespace))
        {
            return $"{subject}, cross-namespace references have been blocked";
        }

        return run.Spec.SourceRef.Kind == ToolkitKinds.ExternalArtifact.Kind && !options.Value.IsEnabled(FeatureGates.ExternalArtifact)
            ? $"{subject}, {FeatureGates.ExternalArtifact} feature gate is disabled"
            : null;
    }

    private bool IsForeign(KustomizationRun run, string @namespace) =>
        options.Value.NoCrossNamespaceRefs
        || (run.Tenant is { } tenant && !(tenant.Spec.AllowCrossNamespaceRefs && tenant.Owns(@namespace)));

    private static StepOutcome NotReady(KustomizationRun run, string message, ReconcileResult result)
    {
        run.Memory.Forget();
        run.Conditions.Set(ConditionTypes.Ready, "False", KustomizationReasons.ArtifactFailed, message);
        return StepOutcome.Stop(result);
    }
}
