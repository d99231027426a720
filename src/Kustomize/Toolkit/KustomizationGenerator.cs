using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Toolkit;

/// <summary>
/// Makes the kustomization file of a toolkit Kustomization: the one in the source, or one that lists every manifest below the
/// path, with the fields of the spec merged in.
/// </summary>
public static class KustomizationGenerator
{
    /// <param name="files">The source.</param>
    /// <param name="path">The Kustomization's path in it; parts that would lead above the root are dropped.</param>
    /// <param name="spec">The Kustomization's spec.</param>
    /// <param name="cancellationToken">Ends the search for manifests.</param>
    public static GenerationResult Generate(IReadOnlyFileSystem files, string path, MapNode spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(spec);
        try
        {
            var root = FilePath.Clamp(path);
            if (Obstacle(files.GetStatus(root).Kind, root) is { } obstacle)
            {
                throw new KustomizeException(obstacle, root, field: "spec.path");
            }

            return Generate(files, root, spec, new BuildContext(files, KustomizeOptions.Default, cancellationToken));
        }
        catch (KustomizeException error)
        {
            return new GenerationResult("", "", false, error.Error);
        }
    }

    private static GenerationResult Generate(IReadOnlyFileSystem files, string root, MapNode spec, BuildContext context)
    {
        // Where there are several the first is taken; the build then refuses the rest.
        var existing = KustomizationReader.FileNames.FirstOrDefault(name => files.GetStatus(FilePath.Join(root, name)).Kind == FileKind.File);
        var file = FilePath.Join(root, existing ?? KustomizationReader.FileNames[0]);
        var kustomization = existing is not null ? ReadExisting(files, file) : new ManifestFinder(context, root).CreateKustomization();
        SpecMerge.Apply(kustomization, spec, component => files.GetStatus(FilePath.Join(root, component)).Kind == FileKind.Directory);
        kustomization.SortKeys();
        return new GenerationResult(file, YamlWriter.Write(kustomization), existing is null, null);
    }

    private static string? Obstacle(FileKind kind, string root)
    {
        var file = FilePath.Join(root, KustomizationReader.FileNames[0]);
        return kind switch
        {
            FileKind.Directory => null,
            FileKind.Missing => $"lstat {FilePath.Show(root)}: no such file or directory",
            _ => $"open {file}: not a directory remove {file}: not a directory",
        };
    }

    private static MapNode ReadExisting(IReadOnlyFileSystem files, string file)
    {
        try
        {
            var source = YamlReader.Read(files.ReadFile(file).Span) as MapNode ?? new MapNode();
            var result = ShapedReader.Read(source, KustomizationShape.Root);
            result.TryAdd("apiVersion", Kustomization.Version);
            result.TryAdd("kind", Kustomization.KustomizationKind);
            if (!result.ContainsKey("resources"))
            {
                // Without this, a file that adds nothing would count as empty.
                result.Set("buildMetadata", new ListNode(["originAnnotations"]));
            }

            return result;
        }
        catch (ManifestException error)
        {
            throw new KustomizeException($"failed to unmarshal kustomization.yaml: {error.Message}", file);
        }
        catch (KustomizeException error)
        {
            throw error.Within("failed to unmarshal kustomization.yaml", file);
        }
    }
}
