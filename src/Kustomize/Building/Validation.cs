using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Building;

/// <summary>Tells whether a validator has left the resources alone, but for the label by which it may sign.</summary>
internal static class Validation
{
    private const string SignatureLabel = "validated-by";

    public static bool IsUnchanged(List<Resource> before, ResourceMap after)
    {
        if (before.Count != after.Count)
        {
            return false;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (!AreEqual(Unsigned(before[i]), Unsigned(after.Items[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An id that two resources share, which makes comparing them impossible; or null.</summary>
    public static ResourceId? FindDouble(List<Resource> resources)
    {
        var ids = new HashSet<ResourceId>(resources.Count);
        return resources.Find(resource => !ids.Add(resource.Id.ForLookup()))?.Id;
    }

    private static TreeNode Unsigned(Resource resource)
    {
        var copy = resource.Root.Clone();
        if (copy.Get("metadata", "labels") is { IsMap: true } labels && labels.Fields.Remove(SignatureLabel) && labels.Count == 0)
        {
            copy.Get("metadata")!.Fields.Remove("labels");
        }

        return copy;
    }

    private static bool AreEqual(TreeNode left, TreeNode right)
    {
        if (left.Kind != right.Kind || left.Text != right.Text || left.Count != right.Count)
        {
            return false;
        }

        return left.IsMap
            ? left.Fields.Zip(right.Fields).All(pair => pair.First.Key == pair.Second.Key && AreEqual(pair.First.Value, pair.Second.Value))
            : left.Items.Zip(right.Items).All(pair => AreEqual(pair.First, pair.Second));
    }
}
