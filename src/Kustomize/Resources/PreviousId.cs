namespace Flux.Kustomize.Resources;

/// <summary>What a resource was called before a transformer renamed it.</summary>
internal sealed record PreviousId(string Kind, string Name, string Namespace);
