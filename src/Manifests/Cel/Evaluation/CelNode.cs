using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A step of a program. Immutable; several evaluations may run at once.</summary>
internal abstract class CelNode
{
    /// <summary>The value, possibly an error.</summary>
    /// <exception cref="CelBudgetException">The evaluation costs more than it may.</exception>
    public abstract CelValue Evaluate(CelContext context);
}
