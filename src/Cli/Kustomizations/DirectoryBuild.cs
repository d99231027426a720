using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Cli.Kustomizations;

/// <summary>Builds a directory of this machine. The user may read any of their files, so the whole disk is the file system.</summary>
internal static class DirectoryBuild
{
    public static BuildResult Run(string directory, LoadRestriction restriction, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(directory);
        var root = Path.GetPathRoot(full)!;
        var options = new KustomizeOptions { LoadRestriction = restriction };
        return KustomizeBuilder.Build(new JailedDiskFileSystem(root), full[root.Length..], options, cancellationToken);
    }
}
