namespace Flux.Kustomize.Kustomizations;

/// <summary>An image to rename, retag or pin.</summary>
internal sealed record ImageEntry(string Name, string NewName, string TagSuffix, string NewTag, string Digest);
