using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Transformers;

/// <summary>
/// kustomize keeps what it remembers of a resource in annotations, and JSON patches see them: adding an annotation to a resource
/// that has none succeeds once it has a past. They are shown to patches here, and taken away again.
/// </summary>
internal static class InternalAnnotations
{
    public static void Show(Resource resource)
    {
        if (resource.Previous.Count == 0)
        {
            return;
        }

        var annotations = resource.Root.GetOrAddMap("metadata").GetOrAddMap("annotations");
        annotations.Set(BuildAnnotations.PreviousKinds, TreeNode.String(string.Join(',', resource.Previous.Select(id => id.Kind))));
        annotations.Set(BuildAnnotations.PreviousNames, TreeNode.String(string.Join(',', resource.Previous.Select(id => id.Name))));
        annotations.Set(BuildAnnotations.PreviousNamespaces, TreeNode.String(string.Join(',', resource.Previous.Select(id => id.Namespace))));
    }

    public static void Hide(Resource resource)
    {
        if (resource.Previous.Count == 0 || resource.Root.Get("metadata", "annotations") is not { IsMap: true } annotations)
        {
            return;
        }

        annotations.Fields.Remove(BuildAnnotations.PreviousKinds);
        annotations.Fields.Remove(BuildAnnotations.PreviousNames);
        annotations.Fields.Remove(BuildAnnotations.PreviousNamespaces);
    }
}
