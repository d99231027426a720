using Flux.KubeApi.Objects;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.FieldOwnership;

/// <summary>Merges applied configurations without keeping owners.</summary>
internal sealed class UnownedFields : IFieldOwnership
{
    public MapNode Update(WriteScope scope, MapNode? live, MapNode next) => next;

    public MapNode Apply(WriteScope scope, MapNode live, MapNode configuration) => Merge(live.Copy(), configuration);

    private static MapNode Merge(MapNode target, MapNode applied)
    {
        foreach (var (key, value) in applied)
        {
            target.Set(key, value is MapNode map && target[key] is MapNode existing ? Merge(existing, map) : value.DeepClone());
        }

        return target;
    }
}
