using Flux.Manifests.Nodes;

namespace Flux.Grains.Kustomizations;

/// <summary>Evaluates <c>readyExpr</c> of dependencies; compiles each expression once.</summary>
internal interface IReadyExpressions
{
    /// <param name="expression">CEL that yields a boolean.</param>
    /// <param name="dependency">The dependency's name, for messages.</param>
    /// <param name="self">The depending object.</param>
    /// <param name="dep">The dependency.</param>
    DependencyVerdict Evaluate(string expression, string dependency, MapNode self, MapNode dep);
}
