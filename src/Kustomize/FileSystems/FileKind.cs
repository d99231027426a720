namespace Flux.Kustomize.FileSystems;

/// <summary>What a path leads to.</summary>
public enum FileKind
{
    Missing,
    File,
    Directory,
}
