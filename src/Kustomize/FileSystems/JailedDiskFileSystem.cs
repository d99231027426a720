using System.Collections.Concurrent;

namespace Flux.Kustomize.FileSystems;

/// <summary>
/// A directory of the disk and what lies below it. Every part of a path is checked for links, so that none leads out. Where the
/// links of folders lead is found once: an instance is for a tree that does not change under it.
/// </summary>
public sealed class JailedDiskFileSystem : IReadOnlyFileSystem
{
    private readonly ConcurrentDictionary<string, string?> _folders = new(StringComparer.Ordinal);
    private readonly string _root;

    /// <param name="root">An existing directory; links in its own path are followed.</param>
    public JailedDiskFileSystem(string root)
    {
        var full = Path.GetFullPath(root);
        if (!Directory.Exists(full))
        {
            throw new DirectoryNotFoundException($"There is no directory '{root}'.");
        }

        _root = full.Length > 1 ? Path.TrimEndingDirectorySeparator(full) : full;
    }

    public FileStatus GetStatus(string path)
    {
        var real = Resolve(path);
        if (real is null)
        {
            return new FileStatus(FileKind.Missing, path);
        }

        var file = new FileInfo(OnDisk(real));
        if (file.Exists)
        {
            return new FileStatus(FileKind.File, real, file.Length);
        }

        return new FileStatus(Directory.Exists(file.FullName) ? FileKind.Directory : FileKind.Missing, real);
    }

    public ReadOnlyMemory<byte> ReadFile(string path)
    {
        var real = Resolve(path) ?? throw new FileNotFoundException($"There is no file '{path}'.", path);
        return File.ReadAllBytes(OnDisk(real));
    }

    public IReadOnlyList<string> List(string path)
    {
        if (Resolve(path) is not { } real || !Directory.Exists(OnDisk(real)))
        {
            return [];
        }

        var names = Directory.EnumerateFileSystemEntries(OnDisk(real)).Select(entry => Path.GetFileName(entry)).ToList();
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private string OnDisk(string path) => path.Length == 0 ? _root : Path.Combine(_root, path);

    /// <summary>The path without links; null when one of them leads outside or in circles.</summary>
    private string? Resolve(string path)
    {
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        if (name is "" or "." or "..")
        {
            return ResolveParts(path);
        }

        var folder = slash <= 0 ? "" : _folders.GetOrAdd(path[..slash], ResolveParts);
        if (folder is null)
        {
            return null;
        }

        var full = folder.Length == 0 ? name : $"{folder}/{name}";
        return new FileInfo(OnDisk(full)).LinkTarget is null ? full : ResolveParts(full);
    }

    private string? ResolveParts(string path) =>
        LinkWalk.Resolve(path, part => new FileInfo(OnDisk(part)).LinkTarget, _root.EndsWith('/') ? _root : _root + "/");
}
