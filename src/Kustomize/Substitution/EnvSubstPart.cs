namespace Flux.Kustomize.Substitution;

/// <summary>A piece of a parsed text: literal text, or the use of a variable.</summary>
internal abstract record EnvSubstPart;
