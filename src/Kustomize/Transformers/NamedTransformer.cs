namespace Flux.Kustomize.Transformers;

/// <summary>A transformer with the name under which origins show it.</summary>
internal sealed record NamedTransformer(string Name, ITransformer Transformer);
