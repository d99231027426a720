using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Patching;

/// <summary>RFC 7396.</summary>
internal sealed class MergeObjectPatch(Node patch, IReadOnlyList<string> duplicates) : IObjectPatch
{
    public IReadOnlyList<string> Duplicates => duplicates;

    public MapNode Apply(MapNode current) =>
        patch is MapNode map ? (MapNode)Merge(current.Copy(), map) : throw ApiErrors.BadRequest("json: cannot unmarshal array into Go value of type map[string]interface {}");

    private static Node Merge(Node? target, Node patch)
    {
        if (patch is not MapNode fields)
        {
            return patch.DeepClone();
        }

        var result = target as MapNode ?? new MapNode();
        foreach (var (key, value) in fields)
        {
            if (value is NullNode)
            {
                result.Remove(key);
            }
            else
            {
                result.Set(key, Merge(result[key], value));
            }
        }

        return result;
    }
}
