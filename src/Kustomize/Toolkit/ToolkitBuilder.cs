using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Loading;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.Toolkit;

/// <summary>Builds a toolkit Kustomization: generates its kustomization file and builds it within the source.</summary>
public static class ToolkitBuilder
{
    /// <param name="files">The source.</param>
    /// <param name="path">The Kustomization's path in it.</param>
    /// <param name="spec">The Kustomization's spec.</param>
    /// <param name="options">Limits and remote content. Whatever it says, files may be anywhere in the source and the order is as added.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    public static BuildResult Build(
        IReadOnlyFileSystem files, string path, MapNode spec, KustomizeOptions? options = null, CancellationToken cancellationToken = default)
    {
        var generated = KustomizationGenerator.Generate(files, path, spec, cancellationToken);
        return generated.Error is { } error ? new BuildResult(error) : Build(files, generated, options, cancellationToken);
    }

    /// <summary>Builds from a kustomization file that was generated before.</summary>
    public static BuildResult Build(
        IReadOnlyFileSystem files, GenerationResult generated, KustomizeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generated);
        var overlay = new OverlayFileSystem(files, generated.File, Encoding.UTF8.GetBytes(generated.Content));
        var unrestricted = (options ?? KustomizeOptions.Default) with { LoadRestriction = LoadRestriction.None, Order = OutputOrder.AsAdded };
        var result = KustomizeBuilder.Build(overlay, FilePath.Parent(generated.File), unrestricted, cancellationToken);
        if (!result.IsSuccess)
        {
            return new BuildResult(result.Errors[0] with { Message = $"kustomize build failed: {result.Errors[0].Message}" }) { Warnings = result.Warnings };
        }

        return result.Objects.FirstOrDefault(IsIncomplete) is { } incomplete
            ? new BuildResult(new KustomizeError(
                $"failed to decode Kubernetes apiVersion, kind and name from: {JsonNodeWriter.WriteToString(incomplete)}",
                Resource: new ManifestObject(incomplete).ToString()))
            : result;
    }

    private static bool IsIncomplete(MapNode candidate)
    {
        var manifest = new ManifestObject(candidate);
        return manifest.ApiVersion.Length == 0 || manifest.Kind.Length == 0 || manifest.Name.Length == 0;
    }
}
