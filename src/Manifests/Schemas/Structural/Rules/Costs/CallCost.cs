namespace Flux.Manifests.Schemas.Structural.Rules.Costs;

/// <param name="Cost">The cost of a call without that of its arguments.</param>
/// <param name="Size">The size of its result, when it is known.</param>
internal readonly record struct CallCost(CostRange Cost, CostRange? Size = null);
