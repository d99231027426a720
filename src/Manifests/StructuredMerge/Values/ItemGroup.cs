using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>The items of a list that have the same path element: nearly always one.</summary>
internal readonly record struct ItemGroup(Node? First, List<Node>? Others)
{
    public int Count => First is null ? 0 : 1 + (Others?.Count ?? 0);

    public bool SameItems(ItemGroup other)
    {
        if (Count != other.Count || !First!.Equals(other.First))
        {
            return false;
        }

        for (var i = 0; i < Others!.Count; i++)
        {
            if (!Others[i].Equals(other.Others![i]))
            {
                return false;
            }
        }

        return true;
    }
}
