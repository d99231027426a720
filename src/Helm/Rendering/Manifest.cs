namespace Flux.Helm.Rendering;

/// <summary>One rendered document.</summary>
/// <param name="Path">The template it came from.</param>
/// <param name="Content">Its text, white space at the start removed.</param>
/// <param name="Head">Kind, name and annotations.</param>
public sealed record Manifest(string Path, string Content, ManifestHead Head);
