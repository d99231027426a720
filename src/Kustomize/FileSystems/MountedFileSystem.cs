namespace Flux.Kustomize.FileSystems;

/// <summary>The files of one build, with those of repositories beside them, each below a name that no path of the build can have.</summary>
internal sealed class MountedFileSystem(IReadOnlyFileSystem inner) : IReadOnlyFileSystem
{
    /// <summary>How the names of mounts begin.</summary>
    public const string Prefix = "remote:";

    private readonly Dictionary<string, IReadOnlyFileSystem> _mounts = new(StringComparer.Ordinal);

    public bool Has(string mount) => _mounts.ContainsKey(mount);

    public void Mount(string mount, IReadOnlyFileSystem files) => _mounts.Add(mount, files);

    public FileStatus GetStatus(string path)
    {
        var (mount, files, rest) = Find(path);
        if (files is null)
        {
            return inner.GetStatus(path);
        }

        var status = files.GetStatus(rest);
        return status with { Path = status.Path.Length == 0 ? mount : $"{mount}/{status.Path}" };
    }

    public ReadOnlyMemory<byte> ReadFile(string path) => Find(path) is (_, { } files, var rest) ? files.ReadFile(rest) : inner.ReadFile(path);

    public IReadOnlyList<string> List(string path) => Find(path) is (_, { } files, var rest) ? files.List(rest) : inner.List(path);

    private (string Mount, IReadOnlyFileSystem? Files, string Below) Find(string path)
    {
        if (path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            foreach (var (mount, files) in _mounts)
            {
                if (path == mount)
                {
                    return (mount, files, "");
                }

                if (path.StartsWith(mount + "/", StringComparison.Ordinal))
                {
                    return (mount, files, path[(mount.Length + 1)..]);
                }
            }
        }

        return ("", null, path);
    }
}
