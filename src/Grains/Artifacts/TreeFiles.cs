using Flux.Kustomize.FileSystems;
using Flux.Sources.Files;

namespace Flux.Grains.Artifacts;

/// <summary>Shows the files of an archive to an engine, in the engine's own terms.</summary>
internal static class TreeFiles
{
    /// <returns>The files, and how many bytes they have together.</returns>
    public static (IReadOnlyFileSystem Files, long Bytes) ToFileSystem(TreeDirectory tree)
    {
        var files = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        var directories = new List<string>();
        Collect(tree, "", files, directories);
        return (new InMemoryFileSystem(files, directories), files.Sum(file => (long)file.Value.Length));
    }

    private static void Collect(TreeDirectory tree, string path, List<KeyValuePair<string, ReadOnlyMemory<byte>>> files, List<string> directories)
    {
        foreach (var (name, node) in tree.Entries)
        {
            var full = path.Length == 0 ? name : $"{path}/{name}";
            switch (node)
            {
                case TreeDirectory directory:
                    directories.Add(full);
                    Collect(directory, full, files, directories);
                    break;
                case TreeFile file:
                    files.Add(new KeyValuePair<string, ReadOnlyMemory<byte>>(full, file.ReadAllBytes()));
                    break;
            }
        }
    }
}
