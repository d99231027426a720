using Flux.Compression;
using Flux.Sources.Files;

namespace Flux.Sources.Archives;

/// <summary>
/// Packs a tree as a <c>tar.gz</c> source artifact: directories and regular files in name order, parents first, modes
/// normalised, links left out. The same tree and filter always give the same bytes, which are Flux's.
/// </summary>
public static class ArchiveWriter
{
    /// <param name="tree">What to pack.</param>
    /// <param name="output">Receives the gzip stream; it is not closed.</param>
    /// <param name="options">The dialect; <see cref="ArchiveOptions.Artifact"/> for source artifacts.</param>
    /// <param name="isIgnored">
    /// Whether a path (relative, with slashes) is left out; the flag tells directories. A directory that is left out is
    /// still entered: its files are asked about one by one.
    /// </param>
    /// <param name="cancellationToken">Checked before every entry.</param>
    /// <exception cref="SourceException">A file cannot be read in full.</exception>
    public static void Write(
        TreeDirectory tree, Stream output, ArchiveOptions options, Func<string, bool, bool>? isIgnored, CancellationToken cancellationToken)
    {
        using var gzip = new GzipWriter(output);
        WriteTar(tree, gzip, options, isIgnored, cancellationToken);
    }

    /// <summary>As <see cref="Write"/>, without compression.</summary>
    public static void WriteTar(
        TreeDirectory tree, Stream output, ArchiveOptions options, Func<string, bool, bool>? isIgnored, CancellationToken cancellationToken)
    {
        var tar = new TarWriter(output);
        tar.WriteDirectory(".", options.DirectoryMode(tree.Mode));
        WriteEntries(new Walk(tar, options, isIgnored, cancellationToken), tree, "");
        tar.Finish();
    }

    private static void WriteEntries(Walk walk, TreeDirectory directory, string prefix)
    {
        foreach (var (name, node) in directory.Entries)
        {
            walk.CancellationToken.ThrowIfCancellationRequested();
            var path = prefix + name;
            if (node is TreeDirectory child)
            {
                if (walk.IsIgnored?.Invoke(path, true) is not true)
                {
                    walk.Tar.WriteDirectory(path, walk.Options.DirectoryMode(child.Mode));
                }

                WriteEntries(walk, child, path + "/");
            }
            else if (node is TreeFile file && walk.IsIgnored?.Invoke(path, false) is not true)
            {
                walk.Tar.WriteFile(path, file, walk.Options.FileMode(file.Mode));
            }
        }
    }

    private sealed record Walk(
        TarWriter Tar, ArchiveOptions Options, Func<string, bool, bool>? IsIgnored, CancellationToken CancellationToken);
}
