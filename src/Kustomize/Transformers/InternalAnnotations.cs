using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Transformers;

/// <summary>
/// kustomize keeps what it remembers of a resource in annotations, and patches see them: adding an annotation to a resource
/// that has none succeeds once it has a past, and a patch that removes all annotations makes it forget. They are shown to
/// patches here, and taken away again.
/// </summary>
internal static class InternalAnnotations
{
    /// <summary>Writes what is remembered into the annotations.</summary>
    public static void Show(Resource resource)
    {
        var shown = Describe(resource).Where(item => item.Text.Length > 0).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var annotations = resource.Root.GetOrAddMap("metadata").GetOrAddMap("annotations");
        foreach (var (name, text) in shown)
        {
            annotations.Set(name, TreeNode.String(text));
        }
    }

    /// <summary>Takes them out again. What a patch has removed is forgotten, or only the origin where the original restores the rest.</summary>
    public static void Hide(Resource resource, bool restores)
    {
        var annotations = resource.Root.Get("metadata", "annotations") is { IsMap: true } found ? found : null;
        if (annotations?.Get(BuildAnnotations.Origin) is null)
        {
            resource.Origin = null;
        }

        if (annotations?.Get(BuildAnnotations.Transformations) is null)
        {
            resource.Transformations.Clear();
        }

        if (!restores)
        {
            Forget(resource, annotations);
        }

        foreach (var (name, _) in annotations is null ? [] : Describe(resource).ToList())
        {
            annotations!.Fields.Remove(name);
        }
    }

    private static void Forget(Resource resource, TreeNode? annotations)
    {
        if (annotations?.Get(BuildAnnotations.PreviousNames) is null)
        {
            resource.ForgetPast();
        }

        resource.NeedsHash &= annotations?.Get(BuildAnnotations.NeedsHash) is not null;
    }

    private static IEnumerable<(string Name, string Text)> Describe(Resource resource)
    {
        if (resource.Previous.Count > 0)
        {
            yield return (BuildAnnotations.PreviousKinds, string.Join(',', resource.Previous.Select(id => id.Kind)));
            yield return (BuildAnnotations.PreviousNames, string.Join(',', resource.Previous.Select(id => id.Name)));
            yield return (BuildAnnotations.PreviousNamespaces, string.Join(',', resource.Previous.Select(id => id.Namespace)));
        }

        foreach (var (name, list) in new[] { (BuildAnnotations.Prefixes, resource.Prefixes), (BuildAnnotations.Suffixes, resource.Suffixes) })
        {
            if (list.Count > 0)
            {
                yield return (name, string.Join(',', list));
            }
        }

        foreach (var (name, isSet) in Flags(resource))
        {
            if (isSet)
            {
                yield return (name, BuildAnnotations.Enabled);
            }
        }

        if (resource.IsGenerated)
        {
            yield return (BuildAnnotations.Behavior, Behaviors.Describe(resource.Behavior));
        }

        foreach (var item in Origins(resource))
        {
            yield return item;
        }
    }

    private static (string Name, bool IsSet)[] Flags(Resource resource) =>
    [
        (BuildAnnotations.NeedsHash, resource.NeedsHash),
        (BuildAnnotations.AllowNameChange, resource.AllowsNameChange),
        (BuildAnnotations.AllowKindChange, resource.AllowsKindChange),
    ];

    private static IEnumerable<(string Name, string Text)> Origins(Resource resource)
    {
        if (resource.Origin is { } origin)
        {
            yield return (BuildAnnotations.Origin, origin.Write());
        }

        if (resource.Transformations.Count > 0)
        {
            yield return (BuildAnnotations.Transformations, string.Concat(resource.Transformations.Select(step => step.Write("- ", "  "))));
        }
    }
}
