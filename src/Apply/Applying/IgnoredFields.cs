using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>Applies the ignore rules of a set: what others may change is neither compared nor overwritten.</summary>
internal static class IgnoredFields
{
    /// <summary>Both sides of the comparison without the ignored fields.</summary>
    public static (MapNode Live, MapNode DryRun) Remove(IReadOnlyList<IgnoreRule> rules, MapNode live, MapNode dryRun)
    {
        var pointers = PointersFor(rules, dryRun);
        if (pointers.Count == 0)
        {
            return (live, dryRun);
        }

        var before = live.Copy();
        var after = dryRun.Copy();
        foreach (var pointer in pointers)
        {
            JsonPointer.Remove(before, pointer);
            JsonPointer.Remove(after, pointer);
        }

        return (before, after);
    }

    /// <summary>A path of the rules for an object that is no pointer; null when all are.</summary>
    public static string? FindInvalid(IReadOnlyList<IgnoreRule> rules, MapNode item) =>
        PointersFor(rules, item).FirstOrDefault(pointer => pointer.Length > 0 && pointer[0] != '/');

    /// <summary>Whether a rule leaves a whole object to others.</summary>
    public static bool IsWholeIgnored(IReadOnlyList<IgnoreRule> rules, MapNode item) => PointersFor(rules, item).Any(pointer => pointer.Length == 0);

    /// <summary>
    /// The body to apply: an ignored field that differs is left out when another manager applied it (its owner keeps it), and
    /// takes the live value otherwise (we are the only owner, and leaving it out would remove it).
    /// </summary>
    public static MapNode Settle(IReadOnlyList<IgnoreRule> rules, MapNode item, MapNode live, MapNode dryRun, string fieldManager)
    {
        var pointers = PointersFor(rules, dryRun);
        if (pointers.Count == 0)
        {
            return item;
        }

        var body = item.Copy();
        foreach (var pointer in pointers)
        {
            var actual = JsonPointer.Get(live, pointer);
            if (actual is null || actual.Equals(JsonPointer.Get(dryRun, pointer)))
            {
                continue;
            }

            if (FieldOwnership.IsAppliedByOther(live, pointer, fieldManager))
            {
                JsonPointer.Remove(body, pointer);
            }
            else if (pointer.Length == 0)
            {
                // As the original does: what is live is sent as it is, and the server refuses it for the owners that it names.
                body = live.Copy();
            }
            else if (JsonPointer.Get(body, pointer) is not null)
            {
                JsonPointer.Set(body, pointer, actual.DeepClone());
            }
        }

        return body;
    }

    private static IReadOnlyList<string> PointersFor(IReadOnlyList<IgnoreRule> rules, MapNode item) =>
        rules.Count == 0
            ? []
            : [.. rules.Where(rule => rule.Target.Matches(new ManifestObject(item))).SelectMany(rule => rule.Pointers)];
}
