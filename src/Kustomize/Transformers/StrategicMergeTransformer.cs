using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Patches;
using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Transformers;

/// <summary>Merges patches into the resources they name, or one patch into those a target selects.</summary>
/// <param name="context">The build.</param>
/// <param name="patches">The patches; a target allows only one.</param>
/// <param name="target">What to patch; null to take the patches' own ids.</param>
/// <param name="source">The patch as messages show it; null for the older form, whose messages lack the introduction.</param>
internal sealed class StrategicMergeTransformer(
    BuildContext context, IReadOnlyList<Resource> patches, ResourceSelector? target, string? source) : ITransformer
{
    private bool _hasDeleted;

    public bool ReportsIds => true;

    public bool LeavesDeleted => false;

    public void Transform(ResourceMap resources)
    {
        if (patches.Count == 0)
        {
            return;
        }

        if (target is null)
        {
            foreach (var patch in patches)
            {
                var found = FindTarget(resources, patch);
                var before = found.Id;
                Apply(found, source is null ? Flatten(patch.Clone()) : patch.Clone());
                resources.IdMayHaveChanged(found, before);
            }
        }
        else
        {
            ApplyToSelected(resources, target);
        }

        DropDeleted(resources);
    }

    private void DropDeleted(ResourceMap resources)
    {
        if (_hasDeleted)
        {
            resources.DropDeleted();
            _hasDeleted = false;
        }
    }

    /// <summary>On this way labels and annotations of the patch become texts, so that a null does not remove but sets one.</summary>
    private static Resource Flatten(Resource patch)
    {
        patch.SetTexts("labels", patch.Texts("labels"));
        patch.SetTexts("annotations", patch.Texts("annotations"));
        return patch;
    }

    private Resource FindTarget(ResourceMap resources, Resource patch)
    {
        var id = patch.OriginalId;
        try
        {
            return resources.FindOne(id);
        }
        catch (KustomizeException error) when (source is not null)
        {
            throw error.Within($"no resource matches strategic merge patch \"{id}\"");
        }
    }

    private void ApplyToSelected(ResourceMap resources, ResourceSelector selector)
    {
        if (patches.Count > 1)
        {
            throw new KustomizeException(
                $"Multiple Strategic-Merge Patches in one `patches` entry is not allowed to set `patches.target` field: {source}");
        }

        foreach (var resource in SelectorMatcher.SelectForMerge(selector, resources))
        {
            var patch = Flatten(patches[0].Clone());
            patch.SetApiVersion(resource.ApiVersion);
            var before = resource.Id;
            Apply(resource, patch);
            resources.IdMayHaveChanged(resource, before);
        }

        DropDeleted(resources);
        resources.CheckStillUnique();
    }

    private void Apply(Resource resource, Resource patch)
    {
        var (name, ns, kind) = (resource.Name, resource.Namespace, resource.Kind);
        if (patch.AllowsNameChange || patch.AllowsKindChange)
        {
            resource.StorePreviousId();
        }

        InternalAnnotations.Show(resource);
        context.Budget.Copy(patch.Root);

        // A patch that replaces the root gives another node, which the original then forgets: the resource stays as it is.
        if (Merge(resource, patch) is null || resource.IsDeleted)
        {
            resource.Delete();
            _hasDeleted = true;
            return;
        }

        InternalAnnotations.Hide(resource, restores: false);
        resource.AllowsNameChange |= patch.AllowsNameChange;
        resource.AllowsKindChange |= patch.AllowsKindChange;
        if (!patch.AllowsKindChange)
        {
            resource.SetKind(kind);
        }

        if (!patch.AllowsNameChange)
        {
            resource.SetName(name);
        }

        resource.SetNamespace(ns);
    }

    private Trees.TreeNode? Merge(Resource resource, Resource patch)
    {
        try
        {
            return new StrategicMerge(context.Schema, context.Budget).Merge(resource.Root, patch.Root);
        }
        catch (KustomizeException error)
        {
            throw new KustomizeException(error.Error with { Resource = error.Error.Resource ?? resource.Id.ToString() }) { IsFatal = error.IsFatal };
        }
    }
}
