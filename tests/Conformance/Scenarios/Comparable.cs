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
        foreach (var field in Unrecorded)
        {
            metadata.Remove(field);
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

    /// <summary>Whether two events say the same but for how long something took.</summary>
    public static bool SameEvent(Node left, Node right) =>
        Duration().Replace(left.ToString(), "") == Duration().Replace(right.ToString(), "");

    [GeneratedRegex(" in [0-9.]+[a-zµ0-9.]+")]
    private static partial Regex Duration();
}
