using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Substitution;
using Flux.Kustomize.Toolkit;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Sops.Decrypting;
using Flux.Sops.Keys;

namespace Flux.Grains.Decrypting;

/// <summary>A build whose encrypted sources are decrypted before it, and whose encrypted objects after it.</summary>
public static class DecryptedBuild
{
    private const string DecryptAnnotation = "kustomize.toolkit.fluxcd.io/decrypt";

    /// <returns>The objects, or why there are none.</returns>
    public static (IReadOnlyList<MapNode>? Objects, string? Error) Build(
        IReadOnlyFileSystem files, string path, MapNode spec, SopsKeys keys, KustomizeOptions options, CancellationToken cancellationToken)
    {
        var generated = KustomizationGenerator.Generate(files, path, spec, cancellationToken);
        if (generated.Error is { } fault)
        {
            return (null, fault.Message);
        }

        var (clear, error) = SecretSources.Rewrite(files, generated, source => SourceDecryption.Decrypt(source, keys), cancellationToken);
        if (error is not null)
        {
            return (null, $"error decrypting sources: {error}");
        }

        var result = ToolkitBuilder.Build(clear, generated, options, cancellationToken);
        return result.IsSuccess ? Decrypt(result.Objects, keys) : (null, string.Join("; ", result.Errors));
    }

    private static (IReadOnlyList<MapNode>? Objects, string? Error) Decrypt(IReadOnlyList<MapNode> objects, SopsKeys keys)
    {
        var decrypted = new List<MapNode>(objects.Count);
        foreach (var item in objects)
        {
            if (IsExcluded(item))
            {
                decrypted.Add(item);
                continue;
            }

            var (clear, error) = ObjectDecryptor.Decrypt(item, keys);
            if (clear is null)
            {
                return (null, $"decryption failed for '{PostBuild.Describe(item)}': {error}");
            }

            decrypted.Add(clear);
        }

        return (decrypted, null);
    }

    private static bool IsExcluded(MapNode item) =>
        string.Equals(new ManifestObject(item).Annotation(DecryptAnnotation), "Disabled", StringComparison.OrdinalIgnoreCase);
}
