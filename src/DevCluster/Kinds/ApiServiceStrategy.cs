using System.Globalization;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>Group versions that this server serves itself are always available.</summary>
internal sealed class ApiServiceStrategy : BuiltinStrategy
{
    public override void PrepareForCreate(MapNode item)
    {
        base.PrepareForCreate(item);
        if (item.Get("spec", "service") is not null)
        {
            return;
        }

        var condition = new MapNode
        {
            { "type", "Available" },
            { "status", "True" },
            { "lastTransitionTime", item.GetString("metadata", "creationTimestamp") ?? DateTimeOffset.UnixEpoch.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
            { "reason", "Local" },
            { "message", "Local APIServices are always available" },
        };
        item.Set("status", new MapNode { { "conditions", new ListNode { condition } } });
    }
}
