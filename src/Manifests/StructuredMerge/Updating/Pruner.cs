using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>
/// Removes from a merged object what its applier applied last time, does not apply now, and nobody else owns. Items that have parts
/// which others own, or nobody owns, stay.
/// </summary>
internal sealed class Pruner(IVersionConverter converter)
{
    private const string OwnedFailure = "failed to prune fields: failed add back owned items: failed to convert";

    private const string DanglingFailure =
        "failed to prune fields: failed add back dangling items: failed to convert pruned object to last applied version";

    public TypedValue Prune(TypedValue merged, IReadOnlyDictionary<string, VersionedSet> managers, string applier, VersionedSet? last)
    {
        var current = managers[applier];
        if (last is null || last.Set.IsEmpty || (last.Version == current.Version && last.Set.IsSubsetOf(current.Set)))
        {
            // Nothing is given up.
            return merged;
        }

        if (converter.Convert(merged, last.Version, "failed to prune fields: failed to convert merged object to last applied version") is not { } versioned)
        {
            return merged;
        }

        var pruned = versioned.RemoveItems(versioned.EnsureNamedFieldsAreMembers(last.Set));
        pruned = AddBackOwned(versioned, pruned, last.Version, managers);
        pruned = AddBackDangling(versioned, pruned, last);
        return Required(pruned, current.Version);
    }

    private TypedValue AddBackOwned(
        TypedValue merged, TypedValue pruned, string prunedVersion, IReadOnlyDictionary<string, VersionedSet> managers)
    {
        var owned = new Dictionary<string, PathSet>(StringComparer.Ordinal);
        foreach (var manager in managers.Values)
        {
            owned[manager.Version] = owned.TryGetValue(manager.Version, out var set) ? set.Union(manager.Set) : manager.Set;
        }

        // The pruned version first: what it lacks may be needed for converting to the others.
        foreach (var (version, set) in owned.OrderBy(entry => entry.Key == prunedVersion ? 0 : 1).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (converter.Convert(merged, version, $"{OwnedFailure} merged object at version {version}") is { } mergedInVersion
                && converter.Convert(pruned, version, $"{OwnedFailure} pruned object at version {version}") is { } prunedInVersion)
            {
                merged = mergedInVersion;
                pruned = AddBackOwned(mergedInVersion, prunedInVersion, set);
            }
        }

        return pruned;
    }

    private static TypedValue AddBackOwned(TypedValue merged, TypedValue pruned, PathSet owned)
    {
        var mergedSet = merged.EnsureNamedFieldsAreMembers(merged.ToFieldSet());
        var prunedSet = merged.EnsureNamedFieldsAreMembers(pruned.ToFieldSet(merged.ToFieldSet()));
        return merged.RemoveItems(mergedSet.Difference(prunedSet.Union(merged.EnsureNamedFieldsAreMembers(owned))));
    }

    private TypedValue AddBackDangling(TypedValue merged, TypedValue pruned, VersionedSet last)
    {
        if (converter.Convert(pruned, last.Version, DanglingFailure) is not { } versioned)
        {
            return merged;
        }

        var prunedSet = merged.EnsureNamedFieldsAreMembers(versioned.ToFieldSet(merged.ToFieldSet()));
        var mergedSet = merged.EnsureNamedFieldsAreMembers(merged.ToFieldSet());
        var lastSet = merged.EnsureNamedFieldsAreMembers(last.Set);
        return merged.RemoveItems(mergedSet.Difference(prunedSet).Intersection(lastSet));
    }

    private TypedValue Required(TypedValue value, string version) =>
        converter.Convert(value, version, "failed to prune fields") ?? throw new StructuredMergeException($"failed to prune fields: no such version: {version}");
}
