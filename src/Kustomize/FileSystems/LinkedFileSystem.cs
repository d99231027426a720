namespace Flux.Kustomize.FileSystems;

/// <summary>A file system held in memory with symbolic links, none of which leads out of it.</summary>
/// <param name="inner">The files and directories, without the links.</param>
/// <param name="links">What each link says, by its path. An absolute target leads nowhere.</param>
public sealed class LinkedFileSystem(InMemoryFileSystem inner, IReadOnlyDictionary<string, string> links) : IReadOnlyFileSystem
{
    public FileStatus GetStatus(string path) => Resolve(path) is { } real ? inner.GetStatus(real) : new FileStatus(FileKind.Missing, path);

    public ReadOnlyMemory<byte> ReadFile(string path) =>
        inner.ReadFile(Resolve(path) ?? throw new FileNotFoundException($"There is no file '{path}'.", path));

    public IReadOnlyList<string> List(string path)
    {
        if (Resolve(path) is not { } real || inner.GetStatus(real).Kind != FileKind.Directory)
        {
            return [];
        }

        var prefix = real.Length == 0 ? "" : real + "/";
        var here = links.Keys.Where(link => link.StartsWith(prefix, StringComparison.Ordinal) && link.IndexOf('/', prefix.Length) < 0);
        return [.. inner.List(real).Concat(here.Select(link => link[prefix.Length..])).Order(StringComparer.Ordinal)];
    }

    private string? Resolve(string path) => links.Count == 0 ? path : LinkWalk.Resolve(path, links.GetValueOrDefault, root: null);
}
