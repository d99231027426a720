using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Apply.Applying;

/// <summary>JSON patches (RFC 6902) of the metadata of a live object: whose fields are whose, and annotations and labels that have to go.</summary>
public static class FieldManagerPatches
{
    private const string Path = "/metadata/managedFields";

    /// <summary>Takes managers off, so that nobody owns what only they owned; null when there is none of them.</summary>
    public static ListNode? Remove(MapNode live, IReadOnlyList<FieldManagerRule> managers)
    {
        var entries = Entries(live);
        var kept = entries.Where(entry => !IsMatch(entry, managers)).ToList();
        if (kept.Count == entries.Count)
        {
            return null;
        }

        // An empty list would be taken for a client that knows nothing of managers; one empty entry resets them.
        return Replace(kept.Count > 0 ? kept : [[]]);
    }

    /// <summary>Makes what some managers own a manager's own applied fields; null when none of them owns anything.</summary>
    /// <exception cref="FormatException">A fieldsV1 of one of them cannot be read.</exception>
    public static ListNode? TakeOver(MapNode live, IReadOnlyList<FieldManagerRule> managers, string manager)
    {
        var entries = Entries(live);
        var own = entries.LastOrDefault(entry => entry.GetString("manager") == manager && entry.GetString("operation") == "Apply");
        var kept = new List<MapNode>();
        MapNode? merged = own;
        foreach (var entry in entries.Where(entry => !ReferenceEquals(entry, own)))
        {
            if (!IsMatch(entry, managers))
            {
                kept.Add(entry);
                continue;
            }

            merged = merged is null ? Renamed(entry, manager) : Merged(merged, entry);
        }

        return ReferenceEquals(merged, own) ? null : Replace([.. kept, merged!]);
    }

    /// <summary>Makes every manager own its fields in one API version; null when all do.</summary>
    public static ListNode? Migrate(MapNode live, string apiVersion)
    {
        var entries = Entries(live);
        if (entries.All(entry => entry.GetString("apiVersion") == apiVersion))
        {
            return null;
        }

        return Replace(entries.Select(entry =>
        {
            var copy = entry.Copy();
            copy.Set("apiVersion", apiVersion);
            return copy;
        }));
    }

    /// <summary>Removes annotations; null when there is none of them.</summary>
    public static ListNode? RemoveAnnotations(MapNode live, IEnumerable<string> keys) =>
        RemoveKeys(new ManifestObject(live).Annotations, "annotations", keys);

    /// <summary>Removes labels; null when there is none of them.</summary>
    public static ListNode? RemoveLabels(MapNode live, IEnumerable<string> keys) => RemoveKeys(new ManifestObject(live).Labels, "labels", keys);

    private static ListNode? RemoveKeys(MapNode? present, string field, IEnumerable<string> keys)
    {
        // A tilde, which would have to be escaped as well, cannot stand in the key of a label or an annotation.
        var operations = keys.Where(key => present?.ContainsKey(key) ?? false)
            .Select(key => new MapNode { { "op", "remove" }, { "path", $"/metadata/{field}/{key.Replace("/", "~1", StringComparison.Ordinal)}" } })
            .ToList();
        return operations.Count == 0 ? null : new ListNode(operations);
    }

    private static List<MapNode> Entries(MapNode live) => [.. (live.GetList("metadata", "managedFields") ?? []).OfType<MapNode>()];

    private static bool IsMatch(MapNode entry, IReadOnlyList<FieldManagerRule> managers) =>
        string.IsNullOrEmpty(entry.GetString("subresource"))
        && managers.Any(rule => rule.Matches(entry.GetString("manager") ?? "", entry.GetString("operation") ?? ""));

    private static MapNode Renamed(MapNode entry, string manager)
    {
        var copy = entry.Copy();
        copy.Set("manager", manager);
        copy.Set("operation", "Apply");
        return copy;
    }

    private static MapNode Merged(MapNode into, MapNode from)
    {
        var copy = into.Copy();
        if (from["fieldsV1"] is { } fields)
        {
            copy.Set("fieldsV1", into["fieldsV1"] is { } own ? ReadSet(own).Union(ReadSet(fields)).ToFieldsV1() : fields);
        }

        return copy;
    }

    private static PathSet ReadSet(Node fields) =>
        FieldsV1Reader.TryRead(fields, out var set, out var error) ? set : throw new FormatException($"unable to merge managed fields: '{error}'");

    private static ListNode Replace(IEnumerable<MapNode> entries) =>
        [new MapNode { { "op", "replace" }, { "path", Path }, { "value", new ListNode(entries) } }];
}
