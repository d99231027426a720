using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;

namespace Flux.Kustomize.Transformers;

/// <summary>Applies a JSON patch to the resources a target selects.</summary>
internal sealed class JsonPatchTransformer(BuildBudget budget, JsonPatch patch, ResourceSelector? target, string source, bool storesPreviousId) : ITransformer
{
    // Of JSON text, which takes many times as much as a tree.
    private const long MostCopiedByOnePatch = 32L << 20;

    private readonly JsonPatchLimits _limits = new()
    {
        MaxOperations = int.MaxValue,
        MaxCopiedBytes = Math.Min(MostCopiedByOnePatch, budget.CopiesLeft),
        RefusesOtherDocuments = true,
    };

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

    /// <summary>The patch sees the resource as JSON, so that whatever depended on how it was written is settled here.</summary>
    private TreeNode Patched(TreeNode root)
    {
        budget.Step(patch.Count);
        if (patch.Apply(TreeConverter.ToNode(root), _limits) is not MapNode map)
        {
            throw new KustomizeException("json: cannot unmarshal array into Go value of type map[string]interface {}", field: "patch.value");
        }

        var result = TreeConverter.FromNode(map);
        budget.Grow(Math.Max(0, TreeSize.Of(result) - TreeSize.Of(root)));
        return result;
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
            InternalAnnotations.Show(resource);
            resource.Replace(Patched(resource.Root));
            CheckAnnotations(resource.Root);
            JsonNumbers.Rewrite(resource.Root);
        }
        catch (PatchException error) when (error.Failure == PatchFailure.TooLarge)
        {
            throw budget.TooManyCopies();
        }
        catch (PatchException error)
        {
            throw new KustomizeException(error.Message, resource: resource.Id.ToString(), field: "patch");
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
