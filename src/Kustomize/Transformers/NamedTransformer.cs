namespace Flux.Kustomize.Transformers;

/// <summary>A transformer of a kustomization.</summary>
/// <param name="Name">The name under which origins show it.</param>
/// <param name="Transformer">What it does.</param>
/// <param name="Field">The field that asks for it.</param>
/// <param name="File">The file that the field names; null for none.</param>
internal sealed record NamedTransformer(string Name, ITransformer Transformer, string Field, string? File = null);
