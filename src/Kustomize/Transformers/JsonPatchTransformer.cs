using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Patches;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Transformers;

/// <summary>Applies a JSON patch to the resources a target selects.</summary>
internal sealed class JsonPatchTransformer(BuildBudget budget, JsonPatch patch, ResourceSelector? target, string source, bool storesPreviousId) : ITransformer
{
    public bool ReportsIds => true;

    public bool LeavesDeleted { get; private set; }

    public void Transform(ResourceMap resources)
    {
        if (patch.Count == 0)
        {
            return;
        }

        if (target is null)
        {
            throw new KustomizeException($"must specify a target for JSON patch {source}", field: "patches.target");
        }

        foreach (var resource in new SelectorMatcher(target).Select(resources))
        {
            var before = resource.Id;
            if (storesPreviousId)
            {
                resource.StorePreviousId();
            }

            Apply(resource);
            resources.IdMayHaveChanged(resource, before);
            LeavesDeleted |= resource.IsDeleted;
        }
    }

    /// <summary>A scalar in their place is dropped, as it is where the original puts back its own; a list would fail far from here.</summary>
    private static void CheckAnnotations(TreeNode root)
    {
        if (root.Get("metadata", "annotations") is not { IsMap: false, IsNull: false } annotations)
        {
            return;
        }

        if (annotations.IsList && annotations.Count > 0)
        {
            throw new KustomizeException("the patch makes a list of metadata.annotations", field: "metadata.annotations");
        }

        root.Get("metadata")!.Fields.Remove("annotations");
    }

    private void Apply(Resource resource)
    {
        try
        {
            // The patch sees the resource as JSON, so that whatever depended on how it was written is settled here.
            InternalAnnotations.Show(resource);
            resource.Replace(TreeConverter.FromNode(TreeConverter.ToNode(resource.Root)));
            patch.Apply(resource.Root, budget);
            CheckAnnotations(resource.Root);
            LongIntegers.Round(resource.Root);
        }
        catch (KustomizeException error)
        {
            throw new KustomizeException(error.Error with { Resource = resource.Id.ToString() }) { IsFatal = error.IsFatal };
        }
        finally
        {
            InternalAnnotations.Hide(resource, restores: true);
        }

        // The original puts back its own annotations, and writes all of them as texts with that: the next patch sees them so.
        if (resource.Root.Get("metadata", "annotations") is not null)
        {
            resource.SetTexts("annotations", resource.Texts("annotations"));
        }
    }
}
