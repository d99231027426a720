namespace Flux.Kustomize.Kustomizations;

/// <summary>A replacement, or the file that holds some.</summary>
internal sealed record ReplacementEntry(string Path, Replacement Replacement);
