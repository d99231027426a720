namespace Flux.Kustomize.FileSystems;

/// <summary>
/// The files a build may see. Paths are relative to the root, joined by slashes, without <c>.</c> and <c>..</c>; the empty path
/// is the root. Implementations are safe for use by several builds at once.
/// </summary>
public interface IReadOnlyFileSystem
{
    /// <summary>Follows links; one that leaves the file system is as good as missing.</summary>
    FileStatus GetStatus(string path);

    /// <summary>The content of a file that <see cref="GetStatus"/> has found.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    ReadOnlyMemory<byte> ReadFile(string path);

    /// <summary>The names in a directory, in ordinal order; empty when there is none.</summary>
    IReadOnlyList<string> List(string path);
}
