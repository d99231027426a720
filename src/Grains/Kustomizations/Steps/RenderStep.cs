using System.Diagnostics;
using Flux.Grains.Clusters;
using Flux.Grains.Telemetry;

namespace Flux.Grains.Kustomizations.Steps;

/// <summary>Builds the manifests, substitutes variables and marks the objects as ours.</summary>
internal sealed class RenderStep(ITargetClusters clusters, IKustomizationRenderer renderer, KustomizationEvents events) : IKustomizationStep
{
    public async Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken)
    {
        await ProgressReport.ShowAsync(run, "Building manifests", cancellationToken);
        var target = await clusters.ResolveAsync(run, cancellationToken);
        if (target.Target is null)
        {
            return ProgressReport.Fail(run, events, KustomizationReasons.Failed, target.Error!, $"failed to build kube client: {target.Error}");
        }

        (run.Client, run.Mapper) = (target.Target.Client, target.Target.Mapper);
        var rendered = await renderer.RenderAsync(run, cancellationToken);
        if (rendered.Error is { } error)
        {
            return ProgressReport.Fail(run, events, KustomizationReasons.BuildFailed, error);
        }

        Activity.Current?.SetTag(FluxTraces.ObjectsTag, rendered.Objects.Count);
        run.Objects = OwnerMetadata.Mark(rendered.Objects, run);
        run.Checksum = rendered.Checksum;
        run.Encrypted = EncryptedSecrets.Find(run.Objects);
        run.HasRemoteContent = rendered.HasRemoteContent;
        return StepOutcome.Continue;
    }
}
