namespace Flux.Kustomize.Substitution;

/// <summary>A variable with an operator and its arguments; the empty operator is the plain value.</summary>
internal sealed record VariablePart(string Name, string Operator, IReadOnlyList<EnvSubstPart> Arguments) : EnvSubstPart;
