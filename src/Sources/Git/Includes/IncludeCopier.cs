using Flux.Sources.Files;

namespace Flux.Sources.Git.Includes;

/// <summary>Puts another artifact's files into a tree. Paths cannot leave their trees: <c>..</c> stops at the root.</summary>
internal static class IncludeCopier
{
    /// <exception cref="SourceException">The source is missing or the target is taken; the text is as the file system's.</exception>
    public static void Copy(TreeDirectory artifact, TreeDirectory tree, GitInclude include)
    {
        var from = Clamp(include.FromPath);
        var to = Clamp(include.Target);
        var node = artifact.Find(string.Join('/', from))
            ?? throw new SourceException($"cannot stat {Display("unpack", from)}: stat {Display("unpack", from)}: no such file or directory");
        if (to.Length == 0)
        {
            throw Taken(from, to, "file exists");
        }

        var parent = tree;
        for (var i = 0; i < to.Length - 1; i++)
        {
            parent = parent.GetOrAddDirectory(to[i]) ?? throw new SourceException($"mkdir {string.Join('/', to[..(i + 1)])}: not a directory");
        }

        if (parent.Entries.TryGetValue(to[^1], out var existing) && (existing is TreeDirectory || node is TreeDirectory))
        {
            throw Taken(from, to, existing is TreeDirectory ? "file exists" : "not a directory");
        }

        parent.Set(to[^1], node);
    }

    private static SourceException Taken(string[] from, string[] to, string cause)
    {
        var source = Display("unpack", from);
        var target = string.Join('/', to);
        return new SourceException($"link error: cannot rename {source} to {target}: rename {source} {target}: {cause}");
    }

    private static string[] Clamp(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }

        return [.. segments];
    }

    private static string Display(string root, string[] segments) => string.Join('/', segments.Prepend(root));
}
