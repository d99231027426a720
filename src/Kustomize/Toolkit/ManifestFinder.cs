using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Toolkit;

/// <summary>Finds the manifests below a directory that has no kustomization file. Directories that have one are taken whole.</summary>
internal sealed class ManifestFinder(BuildContext context, string root)
{
    private const int MaxDepth = 100;

    public MapNode CreateKustomization()
    {
        var resources = new ListNode();
        Visit("", resources, 0);
        var result = new MapNode { { "apiVersion", Kustomization.Version }, { "kind", Kustomization.KustomizationKind } };
        if (resources.Count > 0)
        {
            result.Set("resources", resources);
        }
        else
        {
            result.Set("namespace", "_placeholder");
        }

        return result;
    }

    private void Visit(string folder, ListNode resources, int depth)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        context.Budget.CheckResources(resources.Count);
        if (depth > MaxDepth)
        {
            throw new KustomizeException($"directories are nested more than {MaxDepth} deep", folder);
        }

        foreach (var name in context.Files.List(FilePath.Join(root, folder)))
        {
            var path = folder.Length == 0 ? name : $"{folder}/{name}";
            var full = FilePath.Join(root, path);
            var status = context.Files.GetStatus(full);
            if (status.Kind == FileKind.Directory && status.Path == full)
            {
                VisitDirectory(path, full, resources, depth);
            }
            else if (status.Kind == FileKind.File && (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal)))
            {
                Check(full, status.Length);
                resources.Add($"./{path}");
            }
        }
    }

    private void VisitDirectory(string path, string full, ListNode resources, int depth)
    {
        if (KustomizationReader.FileNames.Any(file => context.Files.GetStatus(FilePath.Join(full, file)).Kind == FileKind.File))
        {
            resources.Add($"./{path}");
        }
        else
        {
            Visit(path, resources, depth + 1);
        }
    }

    private void Check(string file, long length)
    {
        try
        {
            context.Budget.Read(file, length);
            new ResourceReader(context).Read(context.Files.ReadFile(file).Span);
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            throw error.Within($"failed to decode Kubernetes YAML from {file}", file);
        }
    }
}
