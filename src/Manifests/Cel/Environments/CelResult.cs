using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Environments;

/// <param name="Value">The value, or the error that the evaluation ended in.</param>
/// <param name="Cost">What the evaluation cost, in the units of its budget.</param>
/// <param name="IsBudgetExceeded">True when it was given up for its cost.</param>
public readonly record struct CelResult(CelValue Value, long Cost, bool IsBudgetExceeded)
{
    /// <summary>Why the evaluation failed; null when it did not.</summary>
    public string? Error => Value.IsError ? Value.Message : null;
}
