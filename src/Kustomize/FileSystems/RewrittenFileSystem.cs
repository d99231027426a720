namespace Flux.Kustomize.FileSystems;

/// <summary>Another file system in which some of the files have other content.</summary>
internal sealed class RewrittenFileSystem(IReadOnlyFileSystem inner, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> rewritten) : IReadOnlyFileSystem
{
    public FileStatus GetStatus(string path) =>
        rewritten.TryGetValue(path, out var content) ? new FileStatus(FileKind.File, path, content.Length) : inner.GetStatus(path);

    public ReadOnlyMemory<byte> ReadFile(string path) => rewritten.TryGetValue(path, out var content) ? content : inner.ReadFile(path);

    public IReadOnlyList<string> List(string path) => inner.List(path);
}
