using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.FieldManagement;

/// <summary>Owners to managedFields.</summary>
internal static class ManagedFieldsWriter
{
    private static readonly StringNode FieldsType = new("FieldsV1");

    public static ListNode Write(ManagedFields managed)
    {
        var entries = managed.Entries.Values.ToArray();
        Array.Sort(entries, Compare);
        var list = new ListNode(entries.Length);
        foreach (var entry in entries)
        {
            list.Add(Write(entry));
        }

        return list;
    }

    private static MapNode Write(ManagedEntry entry)
    {
        var identity = entry.Identity;
        var node = new MapNode(7);
        if (identity.Manager.Length > 0)
        {
            node.Add("manager", identity.Manager);
        }

        node.Add("operation", identity.Operation == ManagerOperation.Apply ? "Apply" : "Update");
        node.Add("apiVersion", entry.Owned.Version);
        if (entry.Time is { } time)
        {
            node.Add("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        node.Add("fieldsType", FieldsType);
        node.Add("fieldsV1", entry.Owned.Set.ToFieldsV1());
        if (identity.Subresource.Length > 0)
        {
            node.Add("subresource", identity.Subresource);
        }

        return node;
    }

    private static int Compare(ManagedEntry left, ManagedEntry right)
    {
        var order = left.Identity.Operation.CompareTo(right.Identity.Operation);
        order = order != 0 ? order : Seconds(left).CompareTo(Seconds(right));
        order = order != 0 ? order : Utf8Order.Compare(left.Identity.Manager, right.Identity.Manager);
        order = order != 0 ? order : Utf8Order.Compare(left.Owned.Version, right.Owned.Version);
        return order != 0 ? order : Utf8Order.Compare(left.Identity.Subresource, right.Identity.Subresource);
    }

    private static long Seconds(ManagedEntry entry) => entry.Time?.ToUnixTimeSeconds() ?? 0;
}
