namespace Flux.DevCluster.Admission.Expressions;

/// <summary>A variable of a policy.</summary>
internal sealed record CompiledVariable(string Name, CompiledExpression Expression);
