using System.Text;

namespace Flux.Kustomize.FileSystems;

/// <summary>Files held in memory. Immutable once built.</summary>
public sealed class InMemoryFileSystem : IReadOnlyFileSystem
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _directories = new(StringComparer.Ordinal) { [""] = new(StringComparer.Ordinal) };

    /// <param name="files">Content by path, as for <see cref="IReadOnlyFileSystem"/>.</param>
    /// <param name="directories">Directories that exist although they may hold no file.</param>
    public InMemoryFileSystem(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files, IEnumerable<string>? directories = null)
    {
        foreach (var (path, content) in files)
        {
            _files[path] = content;
            AddToParent(path);
        }

        foreach (var path in directories ?? [])
        {
            AddDirectory(path);
        }
    }

    /// <summary>Text files, written as UTF-8.</summary>
    public static InMemoryFileSystem FromText(IEnumerable<KeyValuePair<string, string>> files) =>
        new(files.Select(file => KeyValuePair.Create(file.Key, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Value))));

    /// <summary>This file system with one file added or replaced.</summary>
    public InMemoryFileSystem With(string path, ReadOnlyMemory<byte> content)
    {
        var copy = new InMemoryFileSystem(_files, _directories.Keys);
        copy._files[path] = content;
        copy.AddToParent(path);
        return copy;
    }

    public FileStatus GetStatus(string path)
    {
        if (_files.TryGetValue(path, out var content))
        {
            return new FileStatus(FileKind.File, path, content.Length);
        }

        return new FileStatus(_directories.ContainsKey(path) ? FileKind.Directory : FileKind.Missing, path);
    }

    public ReadOnlyMemory<byte> ReadFile(string path) =>
        _files.TryGetValue(path, out var content) ? content : throw new FileNotFoundException($"There is no file '{path}'.", path);

    public IReadOnlyList<string> List(string path) => _directories.TryGetValue(path, out var names) ? [.. names] : [];

    private void AddToParent(string path)
    {
        var slash = path.LastIndexOf('/');
        var parent = slash < 0 ? "" : path[..slash];
        AddDirectory(parent);
        _directories[parent].Add(path[(slash + 1)..]);
    }

    private void AddDirectory(string path)
    {
        if (_directories.TryAdd(path, new SortedSet<string>(StringComparer.Ordinal)))
        {
            AddToParent(path);
        }
    }
}
