using Flux.Grains.Reconciling;

namespace Flux.Grains.Kustomizations;

/// <summary>What follows a step: the next one, or the end of the run.</summary>
internal readonly record struct StepOutcome(ReconcileResult? Result)
{
    public static StepOutcome Continue => default;

    public static StepOutcome Stop(ReconcileResult result) => new(result);
}
