using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>The state of one evaluation.</summary>
internal sealed class CelContext(CelVariables variables, int locals, long limit)
{
    public CelVariables Variables => variables;

    /// <summary>The variables of the loops around the place of evaluation.</summary>
    public CelValue[] Locals { get; } = locals == 0 ? [] : new CelValue[locals];

    public long Cost { get; private set; }

    /// <exception cref="CelBudgetException">The limit is passed.</exception>
    public void Spend(long cost)
    {
        Cost = cost > long.MaxValue - Cost ? long.MaxValue : Cost + cost;
        if (Cost > limit)
        {
            throw new CelBudgetException();
        }
    }
}
