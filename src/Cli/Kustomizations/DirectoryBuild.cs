using System.Text.RegularExpressions;
using Flux.Cli.Kustomizations.Remotes;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Remotes;

namespace Flux.Cli.Kustomizations;

/// <summary>Builds a directory of this machine. The user may read any of their files, so the whole disk is the file system.</summary>
internal static class DirectoryBuild
{
    /// <summary>Builds, and prints the warnings.</summary>
    public static async Task<BuildResult> RunAsync(string directory, BuildSettings settings, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(directory);
        var root = Path.GetPathRoot(full)!;
        var files = new JailedDiskFileSystem(root);
        var result = settings.AllowsRemoteBases
            ? await RunWithRemotesAsync(remote => KustomizeBuilder.Build(files, full[root.Length..], settings.Options with { Remote = remote }, cancellationToken), cancellationToken)
            : KustomizeBuilder.Build(files, full[root.Length..], settings.Options, cancellationToken);
        foreach (var warning in result.Warnings)
        {
            Console.Error.WriteLine(warning);
        }

        return result;
    }

    private static async Task<BuildResult> RunWithRemotesAsync(Func<IRemoteContent, BuildResult> build, CancellationToken cancellationToken)
    {
        using var fetcher = new RemoteFetcher();
        return await RemoteBuild.RunAsync(build, fetcher, cancellationToken: cancellationToken);
    }

    /// <summary>
    /// An error's message with the paths as the user knows them (the build sees them without the disk's root), and in a line of
    /// its own what it does not say of the place.
    /// </summary>
    public static string Explain(string directory, KustomizeError error)
    {
        var message = ExplainPaths(directory, error);
        var root = Path.GetPathRoot(Path.GetFullPath(directory));
        string?[] place = [error.File is { } file && !file.StartsWith("..", StringComparison.Ordinal) ? root + file : null, error.Resource, error.Field];
        var missing = string.Join(", ", place.Where(part => !string.IsNullOrEmpty(part) && !message.Contains(part, StringComparison.Ordinal)));
        return missing.Length == 0 ? message : $"{message.TrimEnd()}\n  in {missing}";
    }

    private static string ExplainPaths(string directory, KustomizeError error)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(directory));
        var root = Path.GetPathRoot(parent);
        return parent is null || root is null || parent.Length == root.Length
            ? error.Message
            : Regex.Replace(error.Message, $@"(?<![\w/.-]){Regex.Escape(parent[root.Length..])}(?=[/'""\s:]|$)", parent.Replace("$", "$$", StringComparison.Ordinal));
    }
}
