namespace Flux.Kustomize.Substitution;

internal sealed record TextPart(string Text) : EnvSubstPart;
