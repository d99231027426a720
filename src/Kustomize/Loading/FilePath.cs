namespace Flux.Kustomize.Loading;

/// <summary>Paths below the root of a file system: parts joined by slashes; the root itself is the empty path.</summary>
internal static class FilePath
{
    /// <summary>
    /// The path without <c>.</c>, <c>..</c> and doubled slashes; null when it leads above the root. A leading slash means the root.
    /// </summary>
    public static string? Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The two joined and cleaned; what leads above the start is kept as <c>..</c>.</summary>
    public static string Join(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path}".Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The path cleaned, without the parts that would lead above the root.</summary>
    public static string Clamp(string path)
    {
        var parts = Join("", path).Split('/');
        return string.Join('/', parts.Where(part => part != ".."));
    }

    public static string Parent(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    public static string BaseName(string path)
    {
        var trimmed = path.TrimEnd('/');
        var name = trimmed[(trimmed.LastIndexOf('/') + 1)..];
        return name.Length > 0 ? name : path.Length > 0 ? "/" : ".";
    }

    /// <summary>True when the path is the folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder.Length == 0 || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The path as messages show it.</summary>
    public static string Show(string path) => path.Length == 0 ? "." : path;
}
