using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>Certificate signing requests: whoever approves writes the conditions, whoever signs the rest of the status.</summary>
internal sealed class SigningRequestStrategy : BuiltinStrategy
{
    private const string Conditions = "conditions";

    public override void PrepareForUpdate(MapNode item, MapNode old, string subresource)
    {
        var wanted = item.GetMap("status") ?? new MapNode();
        Carry(item, old, "spec");
        Carry(item, old, "status");
        if (subresource.Length == 0)
        {
            return;
        }

        var status = subresource == "approval" ? item.GetMap("status")?.Copy() ?? new MapNode() : wanted;
        var decided = (subresource == "approval" ? wanted : old.GetMap("status")).Items(Conditions).Where(IsDecision);
        var others = (subresource == "approval" ? old.GetMap("status") : wanted).Items(Conditions).Where(condition => !IsDecision(condition));
        List<MapNode> conditions = [.. decided, .. others];
        if (conditions.Count > 0)
        {
            status.Set(Conditions, new ListNode(conditions));
        }
        else
        {
            status.Remove(Conditions);
        }

        item.Set("status", status);
    }

    private static bool IsDecision(MapNode condition) => condition.GetString("type") is "Approved" or "Denied";
}
