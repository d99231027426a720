using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Admission;

/// <summary>An answer of the authorizer.</summary>
internal sealed record DecisionValue(CelAccessDecision Decision) : ICelOpaque
{
    public CelType Type => CelTypes.Decision;

    public bool IsEqual(ICelOpaque other) => other is DecisionValue value && value.Decision == Decision;
}
