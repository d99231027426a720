using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;

namespace Flux.KubeApi.Patching;

/// <summary>A merge patch that knows the lists of a kind by their keys.</summary>
internal sealed class StrategicObjectPatch(MapNode patch, IPatchSchema schema, IReadOnlyList<string> duplicates) : IObjectPatch
{
    public IReadOnlyList<string> Duplicates => duplicates;

    public Node Source => patch;

    public MapNode Apply(MapNode current)
    {
        try
        {
            return StrategicMergePatch.Apply(current, patch, schema);
        }
        catch (PatchException error)
        {
            throw ApiErrors.Unclassified(error.Message);
        }
    }
}
