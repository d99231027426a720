namespace Flux.Kustomize.FileSystems;

/// <summary>Another file system with one file added or replaced.</summary>
public sealed class OverlayFileSystem(IReadOnlyFileSystem inner, string file, ReadOnlyMemory<byte> content) : IReadOnlyFileSystem
{
    public FileStatus GetStatus(string path) =>
        path == file ? new FileStatus(FileKind.File, file, content.Length) : inner.GetStatus(path);

    public ReadOnlyMemory<byte> ReadFile(string path) => path == file ? content : inner.ReadFile(path);

    public IReadOnlyList<string> List(string path)
    {
        var names = inner.List(path);
        var slash = file.LastIndexOf('/');
        var name = file[(slash + 1)..];
        return path != (slash < 0 ? "" : file[..slash]) || names.Contains(name)
            ? names
            : [.. names.Append(name).Order(StringComparer.Ordinal)];
    }
}
