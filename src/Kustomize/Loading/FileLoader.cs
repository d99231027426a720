using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Loading;

/// <summary>Loads the files of one kustomization, and makes the loaders of the directories it refers to.</summary>
internal sealed class FileLoader
{
    private readonly BuildContext _context;
    private readonly FileLoader? _referrer;
    private readonly int _depth;

    // The repository whose files these are; empty for those of the build itself. Nothing leads from one to another but a URL.
    private readonly string _mount;

    private FileLoader(BuildContext context, string root, FileLoader? referrer, string mount = "")
    {
        _mount = mount;
        _context = context;
        _referrer = referrer;
        _depth = referrer is null ? 1 : referrer._depth + 1;
        Root = root;
        context.Budget.CheckDepth(_depth, FilePath.Show(root));
    }

    /// <summary>The directory, without links.</summary>
    public string Root { get; }

    public static FileLoader Open(BuildContext context, string path)
    {
        var root = FilePath.Normalize(path) ?? throw new KustomizeException($"'{path}' leads out of the files of this build", path);
        try
        {
            return new FileLoader(context, ConfirmDirectory(context, root), null);
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            throw error.Within("must build at directory", file: path);
        }
    }

    /// <summary>The loader of a directory given relative to this one.</summary>
    public FileLoader OpenDirectory(string path)
    {
        if (path.Length == 0)
        {
            throw new KustomizeException("new root cannot be empty");
        }

        if (RemoteUrl.IsRepository(path))
        {
            return OpenRepository(path);
        }

        if (path.StartsWith('/'))
        {
            throw new KustomizeException($"new root '{path}' cannot be absolute", path);
        }

        return Enter(Confirm(path), path, _mount);
    }

    /// <summary>True for what is fetched as a repository: because the URL says so, or because no file is there.</summary>
    public bool IsRepository(string path) =>
        _context.Options.Remote is not null
        && RemoteUrl.IsRepository(path)
        && RepositoryUrl.Parse(path) is not null
        && (!RemoteUrl.IsHttp(path) || RepositoryUrl.IsExplicit(path) || FetchFile(path) is null);

    private FileLoader OpenRepository(string path)
    {
        var repository = RepositoryUrl.Parse(path);
        if (_context.Options.Remote is not null && repository is null)
        {
            throw new KustomizeException($"'{path}' is neither a file that is served there nor the URL of a repository", path);
        }

        if (_context.Options.Remote is null || repository is null)
        {
            throw new KustomizeException(
                $"remote base '{path}' is not allowed: bases must be part of the source; add the repository as a source of its own", path);
        }

        var mount = _context.Mount(repository);
        var root = FilePath.Normalize($"{mount}/{repository.Path}");
        if (root is null || !FilePath.IsWithin(root, mount))
        {
            throw new KustomizeException($"the path of the remote base '{path}' leads out of its repository", path);
        }

        return Enter(ConfirmDirectory(_context, root), path, mount);
    }

    private FileLoader Enter(string root, string path, string mount)
    {
        for (var loader = this; loader is not null; loader = loader._referrer)
        {
            if (FilePath.IsWithin(loader.Root, root))
            {
                throw new KustomizeException(
                    $"cycle detected: candidate root '{FilePath.Show(root)}' contains visited root '{FilePath.Show(loader.Root)}'", path);
            }
        }

        return new FileLoader(_context, root, this, mount);
    }

    /// <summary>The content of a file given relative to this directory, or by URL where that is allowed.</summary>
    public ReadOnlyMemory<byte> Load(string path)
    {
        if (RemoteUrl.IsHttp(path))
        {
            return LoadRemote(path);
        }

        var full = Resolve(path);
        var status = Status(full);
        if (status.Kind == FileKind.Directory)
        {
            throw new KustomizeException(NotAFile(full), path);
        }

        if (IsRestricted && !FilePath.IsWithin(status.Path, Root))
        {
            throw new KustomizeException(
                $"security; file '{FilePath.Show(full)}' is not in or below '{FilePath.Show(Root)}'", path);
        }

        _context.Budget.Read(full, status.Length);
        return _context.Files.ReadFile(status.Path);
    }

    /// <summary>What is wrong with a directory where a file should be.</summary>
    public string NotAFile(string full) => IsRestricted ? $"'{FilePath.Show(full)}' must resolve to a file" : $"read {FilePath.Show(full)}: is a directory";

    /// <summary>The path of a file below the file system's root, for messages.</summary>
    public string Locate(string path) => FilePath.Show(FilePath.Join(Root, path));

    private static string ConfirmDirectory(BuildContext context, string root)
    {
        var status = context.Files.GetStatus(root);
        return status.Kind switch
        {
            FileKind.Directory => status.Path,
            FileKind.File => throw new KustomizeException($"'{FilePath.Show(root)}': file is not directory", root),
            _ => throw new KustomizeException($"not a valid directory: {Missing(root)}", root),
        };
    }

    private static string Missing(string path) =>
        $"evalsymlink failure on '{FilePath.Show(path)}' : lstat {FilePath.Show(path)}: no such file or directory";

    private string Confirm(string path)
    {
        try
        {
            return ConfirmDirectory(_context, Resolve(path));
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            throw error.Within("must build at directory", file: path);
        }
    }

    private string Resolve(string path)
    {
        var joined = path.StartsWith('/') ? path : $"{Root}/{path}";
        var full = FilePath.Normalize(joined)
            ?? throw new KustomizeException($"security; path '/{FilePath.Clamp(joined)}' is not in or below '.'", path);
        var isForeign = _mount.Length == 0
            ? _context.Options.Remote is not null && full.StartsWith(FileSystems.MountedFileSystem.Prefix, StringComparison.Ordinal)
            : !FilePath.IsWithin(full, _mount);
        return isForeign ? throw new KustomizeException($"security; path '{path}' leads out of '{FilePath.Show(_mount)}'", path) : full;
    }

    private FileStatus Status(string full)
    {
        var status = _context.Files.GetStatus(full);
        if (status.Kind != FileKind.Missing)
        {
            return status;
        }

        throw new KustomizeException(IsRestricted ? Missing(full) : $"open {FilePath.Show(full)}: no such file or directory", full);
    }

    private bool IsRestricted => _context.Options.LoadRestriction == LoadRestriction.RootOnly;

    private ReadOnlyMemory<byte> LoadRemote(string path)
    {
        if (_context.Options.Remote is null)
        {
            throw new KustomizeException($"remote resource '{path}' is not allowed: add it as a source of its own", path) { IsFatal = true };
        }

        var content = FetchFile(path) ?? throw new KustomizeException($"'{path}': URL is a git repository", path);
        _context.Budget.Read(path, content.Length);
        return content;
    }

    private ReadOnlyMemory<byte>? FetchFile(string path)
    {
        if (!Uri.TryCreate(path, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            throw new KustomizeException($"'{path}' is not a URL", path) { IsFatal = true };
        }

        try
        {
            return _context.Options.Remote!.Fetch(address, _context.CancellationToken);
        }
        catch (IOException error)
        {
            throw new KustomizeException($"cannot fetch '{path}': {error.Message}", path) { IsFatal = true };
        }
    }
}
