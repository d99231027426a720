using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;
using Flux.Manifests.Text;

namespace Flux.KubeApi.Patching;

/// <summary>RFC 7386.</summary>
internal sealed class MergeObjectPatch(Node patch, IReadOnlyList<string> duplicates) : IObjectPatch
{
    public IReadOnlyList<string> Duplicates => duplicates;

    public Node Source => patch;

    public MapNode Apply(MapNode current) => patch is MapNode
        ? (MapNode)MergePatch.Apply(current, patch)
        : throw ApiErrors.BadRequest($"error decoding patch: json: cannot unmarshal {GoJsonSyntax.NameOf(patch)} into Go value of type map[string]interface {{}}");
}
