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
            if (!Unsigned(before[i]).Equals(Unsigned(after.Items[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static Flux.Manifests.Nodes.Node Unsigned(Resource resource)
    {
        var copy = resource.Clone();
        if (copy.Root.Get("metadata", "labels") is { IsMap: true } labels && labels.Fields.Remove(SignatureLabel) && labels.Count == 0)
        {
            copy.Root.Get("metadata")!.Fields.Remove("labels");
        }

        return TreeConverter.ToNode(copy.Root);
    }
}
