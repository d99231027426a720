namespace Flux.Grains.Kustomizations;

/// <summary>One step of a reconcile. What it finds out it leaves in the run for the steps behind it.</summary>
internal interface IKustomizationStep
{
    Task<StepOutcome> RunAsync(KustomizationRun run, CancellationToken cancellationToken);
}
