using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>Reads and sets entries of <c>status.conditions</c>.</summary>
internal static class Conditions
{
    public static MapNode? Find(MapNode? status, string type) =>
        status.GetList("conditions")?.OfType<MapNode>().FirstOrDefault(condition => condition.GetString("type") == type);

    public static bool IsTrue(MapNode? status, string type) => Find(status, type).GetString("status") == "True";

    /// <summary>
    /// Puts a condition in its place in the list, or at the end. Its transition time is kept while its status stays the same; nothing
    /// changes when it says the same already.
    /// </summary>
    public static void Set(MapNode status, MapNode condition, DateTimeOffset now, string? updateTimeField = null)
    {
        var list = status.GetList("conditions") is { } existing ? new ListNode(existing) : new ListNode();
        var type = condition.GetString("type");
        var at = -1;
        for (var i = 0; i < list.Count; i++)
        {
            at = list[i].GetString("type") == type ? i : at;
        }

        var old = at < 0 ? null : (MapNode)list[at];
        if (old is not null && SaysTheSame(old, condition))
        {
            return;
        }

        var next = condition.Copy();
        var transition = old.GetString("status") == next.GetString("status") ? old.GetString("lastTransitionTime") : null;
        if (updateTimeField is not null)
        {
            next.Set(updateTimeField, ObjectFields.Format(now));
        }

        next.Set("lastTransitionTime", transition ?? ObjectFields.Format(now));
        if (at < 0)
        {
            list.Add(next);
        }
        else
        {
            list[at] = next;
        }

        status.Set("conditions", list);
    }

    /// <summary>
    /// As Deployments keep theirs: a condition that says something new goes to the end of the list; one with the same status and reason
    /// stays as it is, whatever its message.
    /// </summary>
    public static void Append(MapNode status, MapNode condition, DateTimeOffset now)
    {
        var type = condition.GetString("type")!;
        var old = Find(status, type);
        if (old is not null && old.GetString("status") == condition.GetString("status") && old.GetString("reason") == condition.GetString("reason"))
        {
            return;
        }

        var next = condition.Copy();
        var transition = old.GetString("status") == condition.GetString("status") ? old.GetString("lastTransitionTime") : null;
        next.TryAdd("lastUpdateTime", ObjectFields.Format(now));
        next.TryAdd("lastTransitionTime", transition ?? ObjectFields.Format(now));
        Remove(status, type);
        status.Set("conditions", new ListNode([.. status.GetList("conditions") ?? [], next]));
    }

    public static void Remove(MapNode status, string type)
    {
        if (Find(status, type) is not null)
        {
            var rest = status.GetList("conditions")!.Where(condition => condition.GetString("type") != type).ToArray();
            if (rest.Length == 0)
            {
                status.Remove("conditions");
            }
            else
            {
                status.Set("conditions", new ListNode(rest));
            }
        }
    }

    public static MapNode Of(string type, bool isTrue, string reason, string message) => new()
    {
        { "type", type },
        { "status", isTrue ? "True" : "False" },
        { "reason", reason },
        { "message", message },
    };

    private static bool SaysTheSame(MapNode old, MapNode condition) => condition.All(field => field.Value.Equals(old[field.Key]));
}
