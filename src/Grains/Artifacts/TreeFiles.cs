using Flux.Kustomize.FileSystems;
using Flux.Sources.Files;

namespace Flux.Grains.Artifacts;

/// <summary>Shows the files of an archive to an engine, in the engine's own terms.</summary>
internal static class TreeFiles
{
    /// <summary>The files without the links: artifacts have none.</summary>
    /// <returns>The files, and how many bytes they have together.</returns>
    public static (IReadOnlyFileSystem Files, long Bytes) ToFileSystem(TreeDirectory tree)
    {
        var listing = new TreeListing(tree);
        return (new InMemoryFileSystem(listing.Files, listing.Directories), listing.TotalBytes);
    }

    /// <summary>The files with the links between them.</summary>
    public static IReadOnlyFileSystem ToFileSystem(TreeListing listing) =>
        new LinkedFileSystem(new InMemoryFileSystem(listing.Files, listing.Directories), listing.Links);
}
