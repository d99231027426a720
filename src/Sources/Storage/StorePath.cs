namespace Flux.Sources.Storage;

/// <summary>Maps paths below the store to files, and refuses those that lead elsewhere.</summary>
internal sealed class StorePath(string root)
{
    private readonly string _root = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root));

    public string Root => _root;

    /// <returns>Null when the path is absolute, climbs, or has empty or hidden control parts.</returns>
    public string? TryResolve(string relative)
    {
        foreach (var segment in relative.Split('/'))
        {
            if (segment is "" or "." or ".." || segment.AsSpan().ContainsAny('\\', '\0'))
            {
                return null;
            }
        }

        return System.IO.Path.Combine(_root, relative);
    }

    /// <exception cref="SourceException">The path leads out of the store.</exception>
    public string Resolve(string relative) =>
        TryResolve(relative) ?? throw new SourceException($"'{relative}' is not a path of the artifact store");
}
