namespace Flux.Sources.Files;

/// <summary>A tree of files as flat lists, by slash-separated paths.</summary>
public sealed class TreeListing
{
    private readonly List<KeyValuePair<string, ReadOnlyMemory<byte>>> _files = [];
    private readonly List<string> _directories = [];
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>Reads all files of a tree.</summary>
    public TreeListing(TreeDirectory tree) => Collect(tree, "");

    public IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Files => _files;

    public IReadOnlyList<string> Directories => _directories;

    /// <summary>What each symbolic link says.</summary>
    public IReadOnlyDictionary<string, string> Links => _links;

    /// <summary>Bytes of all files.</summary>
    public long TotalBytes { get; private set; }

    private void Collect(TreeDirectory tree, string path)
    {
        foreach (var (name, node) in tree.Entries)
        {
            var full = path.Length == 0 ? name : $"{path}/{name}";
            switch (node)
            {
                case TreeDirectory directory:
                    _directories.Add(full);
                    Collect(directory, full);
                    break;
                case TreeFile file:
                    _files.Add(new KeyValuePair<string, ReadOnlyMemory<byte>>(full, file.ReadAllBytes()));
                    TotalBytes += file.Length;
                    break;
                case TreeLink link:
                    _links[full] = link.Target;
                    break;
            }
        }
    }
}
