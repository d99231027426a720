using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>What built-in kinds have in common.</summary>
internal class BuiltinStrategy(bool hasStatus) : ResourceStrategy
{
    public override bool HasStatus => hasStatus;

    public override void PrepareForCreate(MapNode item)
    {
        if (hasStatus)
        {
            item.Set("status", new MapNode());
        }
    }

    public override void PrepareForUpdate(MapNode item, MapNode old, string subresource)
    {
        if (!hasStatus)
        {
            return;
        }

        if (subresource == "status")
        {
            Carry(item, old, "spec");
            CarryMetadata(item, old, "labels");
        }
        else
        {
            Carry(item, old, "status");
        }
    }

    protected static void CarryMetadata(MapNode item, MapNode old, string field)
    {
        if (item.GetMap("metadata") is { } metadata)
        {
            if (old.Get("metadata", field) is { } value)
            {
                metadata.Set(field, value.DeepClone());
            }
            else
            {
                metadata.Remove(field);
            }
        }
    }
}
