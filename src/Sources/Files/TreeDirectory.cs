namespace Flux.Sources.Files;

/// <summary>
/// A directory held in memory: names in byte order. Building it is for one thread; once built it may be read by many.
/// </summary>
/// <param name="mode">Unix permission bits.</param>
public sealed class TreeDirectory(int mode = FileModes.Directory) : TreeNode
{
    private readonly SortedDictionary<string, TreeNode> _entries = new(NameComparer.Instance);

    public int Mode { get; set; } = mode;

    public IReadOnlyDictionary<string, TreeNode> Entries => _entries;

    /// <summary>Puts a node under a name, over what was there.</summary>
    /// <exception cref="SourceException">The name is empty, <c>.</c>, <c>..</c>, or holds a slash or NUL.</exception>
    public void Set(string name, TreeNode node)
    {
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny('/', '\0'))
        {
            throw new SourceException($"'{name}' is not a valid file name");
        }

        _entries[name] = node;
    }

    public bool Remove(string name) => _entries.Remove(name);

    /// <summary>The node at a relative slash-separated path (<c>.</c> and empty segments are skipped), or null.</summary>
    public TreeNode? Find(string path)
    {
        TreeNode node = this;
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (node is not TreeDirectory directory || !directory._entries.TryGetValue(segment, out var next))
            {
                return null;
            }

            node = next;
        }

        return node;
    }

    /// <summary>The sub-directory of that name, made when absent.</summary>
    /// <returns>Null when something else has the name.</returns>
    public TreeDirectory? GetOrAddDirectory(string name)
    {
        if (!_entries.TryGetValue(name, out var node))
        {
            Set(name, node = new TreeDirectory());
        }

        return node as TreeDirectory;
    }
}
