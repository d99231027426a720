using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.Scenarios;

/// <summary>Brings what is found into the form in which it was recorded.</summary>
internal static partial class Comparable
{
    private static readonly string[] Unrecorded = ["uid", "resourceVersion", "creationTimestamp"];

    public static MapNode Of(MapNode live, MapNode recorded)
    {
        var copy = live.Copy();
        var metadata = copy.GetOrAddMap("metadata");
        RemoveUnrecorded(metadata);
        foreach (var field in copy.Keys.Where(field => recorded.ContainsKey("ref") && !recorded.ContainsKey(field)).ToArray())
        {
            copy.Remove(field);
        }

        if (recorded.Get("metadata", "managedFields") is null)
        {
            metadata.Remove("managedFields");
        }

        // The server puts it on every namespace; the recorder left it out.
        if (recorded.GetString("kind") == "Namespace" && metadata.GetMap("labels") is { } labels)
        {
            labels.Remove("kubernetes.io/metadata.name");
            if (labels.Count == 0)
            {
                metadata.Remove("labels");
            }
        }

        KeepRecordedInventory(copy, recorded);
        SortManagers(metadata);
        foreach (var field in new[] { "spec", "status" }.Where(field => !recorded.ContainsKey(field)))
        {
            copy.Remove(field);
        }

        foreach (var condition in copy.GetList("status", "conditions")?.OfType<MapNode>() ?? [])
        {
            condition.Remove("lastTransitionTime");
        }

        return copy;
    }

    public static void RemoveUnrecorded(MapNode metadata)
    {
        foreach (var field in Unrecorded)
        {
            metadata.Remove(field);
        }
    }

    /// <summary>Recorded on its way out, with nothing to hold it: it may be gone by the time we look.</summary>
    public static bool IsLeaving(MapNode recorded) =>
        recorded.GetString("metadata", "deletionTimestamp") is not null && recorded.GetList("metadata", "finalizers") is not { Count: > 0 };

    /// <summary>
    /// What a failed apply has written stays in our inventory, so that it cannot be orphaned; the original forgets it. While a
    /// Kustomization is not Ready, the entries that were not recorded are therefore no difference.
    /// </summary>
    private static void KeepRecordedInventory(MapNode live, MapNode recorded)
    {
        var isFailed = (recorded.GetList("status", "conditions") ?? new ListNode()).Any(
            condition => condition.GetString("type") == "Ready" && condition.GetString("reason") == "ReconciliationFailed");
        if (!isFailed || live.GetMap("status") is not { } status)
        {
            return;
        }

        if (recorded.Get("status", "inventory") is null)
        {
            status.Remove("inventory");
            foreach (var manager in (live.GetList("metadata", "managedFields") ?? new ListNode()).OfType<MapNode>())
            {
                manager.GetMap("fieldsV1", "f:status")?.Remove("f:inventory");
            }
        }
        else if (status.GetList("inventory", "entries") is { } entries)
        {
            var known = recorded.GetList("status", "inventory", "entries") ?? new ListNode();
            status.GetMap("inventory")!.Set("entries", new ListNode(entries.Where(entry => known.Any(entry.Equals))));
        }
    }

    /// <summary>The entries that <see cref="Of"/> leaves out: what our inventory has and the recorded one has not.</summary>
    public static IEnumerable<string> MoreThanRecorded(MapNode live, MapNode recorded)
    {
        var known = Entries(recorded).ToHashSet(StringComparer.Ordinal);
        return Entries(live).Where(entry => !known.Contains(entry));
    }

    private static IEnumerable<string> Entries(MapNode item) =>
        (item.GetList("status", "inventory", "entries") ?? new ListNode()).Select(entry => entry.GetString("id") ?? "");

    public static MapNode WithoutTime(Node condition)
    {
        var copy = ((MapNode)condition).Copy();
        copy.Remove("lastTransitionTime");
        return copy;
    }

    /// <summary>The server orders managers by the second in which they wrote, which is not the recording's.</summary>
    public static void SortManagers(MapNode metadata)
    {
        if (metadata.GetList("managedFields") is { } managers)
        {
            metadata.Set("managedFields", new ListNode(managers.OrderBy(
                entry => $"{entry.GetString("operation")} {entry.GetString("manager")} {entry.GetString("subresource")}", StringComparer.Ordinal)));
        }
    }

    public static MapNode OfEvent(MapNode item)
    {
        var involved = item.GetMap("involvedObject");
        var found = new MapNode
        {
            { "involved", $"{involved.GetString("kind")}/{involved.GetString("namespace")}/{involved.GetString("name")}" },
            { "severity", item.GetString("severity") ?? "" },
            { "reason", item.GetString("reason") ?? "" },
            { "message", item.GetString("message") ?? "" },
        };
        found.Add("metadata", item["metadata"]?.DeepClone() ?? NullNode.Instance);
        return found;
    }

    /// <summary>
    /// Still waiting for a dependency: said again at each poll, and how many fall between two changes is a matter of time. Only the
    /// first in a scenario counts.
    /// </summary>
    public static bool IsPoll(MapNode item) => item.GetString("reason") == "DependencyNotReady" && item.GetString("severity") == "info";

    /// <summary>
    /// The last word of a run. It comes after the status that others act on, and they act at once here, not at their next poll: so
    /// it is compared with the other events of its object only.
    /// </summary>
    public static bool IsClosing(MapNode item) =>
        item.GetString("reason") == "ReconciliationSucceeded" && item.GetString("message")?.StartsWith("Reconciliation finished in ", StringComparison.Ordinal) == true;

    /// <summary>Whether two events say the same but for how long something took.</summary>
    public static bool SameEvent(Node left, Node right) =>
        Duration().Replace(left.ToString(), "") == Duration().Replace(right.ToString(), "");

    [GeneratedRegex(" in [0-9.]+[a-zµ0-9.]+")]
    private static partial Regex Duration();
}
