using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>Nodes register with their status, and are not ready until their controller says so.</summary>
internal sealed class NodeStrategy : BuiltinStrategy
{
    public const string NotReady = "node.kubernetes.io/not-ready";

    public override bool SelectsByNamespace => false;

    public override void PrepareForCreate(MapNode item)
    {
        var spec = item.GetOrAddMap("spec");
        if (spec.Items("taints").Any(taint => taint.GetString("key") == NotReady))
        {
            return;
        }

        var taints = spec.GetList("taints") ?? new ListNode();
        taints.Add(new MapNode { { "key", NotReady }, { "effect", "NoSchedule" } });
        spec.Set("taints", taints);
    }
}
