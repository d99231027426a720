namespace Flux.Kustomize.Substitution;

/// <summary>An expanded text, or why there is none. Exactly one of the two is set.</summary>
public readonly record struct EnvSubstResult(string? Text, string? Error);
