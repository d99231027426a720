namespace Flux.Kustomize.FileSystems;

/// <summary>What a path leads to once symbolic links are followed.</summary>
/// <param name="Kind">Missing also when a link leads out of the file system.</param>
/// <param name="Path">The path without links; where it breaks off when it is missing.</param>
/// <param name="Length">Bytes of a file.</param>
public readonly record struct FileStatus(FileKind Kind, string Path, long Length = 0);
