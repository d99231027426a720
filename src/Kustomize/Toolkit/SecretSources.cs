using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Loading;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Toolkit;

/// <summary>
/// The files that Secrets are generated from and patches are read from, in a kustomization and all that it is made of: what a
/// caller may want to change before the build, since its content does not reach the output as it is.
/// </summary>
public static class SecretSources
{
    /// <param name="files">The source.</param>
    /// <param name="generated">The kustomization file to start from.</param>
    /// <param name="rewrite">Gives each file's new content; null leaves it.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The source with what was rewritten, or why it could not be.</returns>
    public static (IReadOnlyFileSystem Files, string? Error) Rewrite(
        IReadOnlyFileSystem files, GenerationResult generated, Func<SecretSource, (byte[]? Content, string? Error)> rewrite, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(rewrite);
        var walk = new SecretSourceWalk(files, rewrite, cancellationToken);
        var root = YamlReader.Read(generated.Content) as MapNode ?? new MapNode();
        return walk.Visit(root, FilePath.Parent(generated.File)) is { } error ? (files, error) : (walk.Files, null);
    }
}
