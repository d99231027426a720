using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>Computes objects and owners for apply and update. Stateless: every call works on what it is given.</summary>
/// <param name="converter">Converts between versions.</param>
/// <param name="filter">Which fields can be owned in a version; null, and null for a version, for all.</param>
public sealed class Updater(IVersionConverter converter, Func<string, FieldFilter?>? filter = null)
{
    private readonly Pruner _pruner = new(converter);

    /// <summary>Records who owns what after an object was written whole.</summary>
    /// <param name="live">The object before; an empty one on create.</param>
    /// <param name="next">The object as it is going to be stored, in the same version.</param>
    /// <param name="version">The version of both.</param>
    /// <param name="managers">The owners before. Not changed.</param>
    /// <param name="manager">Who writes.</param>
    /// <exception cref="StructuredMergeException">An object cannot be converted to a version in which a manager owns fields.</exception>
    public UpdaterResult Update(TypedValue live, TypedValue next, string version, IReadOnlyDictionary<string, VersionedSet> managers, string manager)
    {
        var owners = Reconcile(live, managers);
        var changes = new OwnershipChange(converter, filter, live, next, version);
        changes.Disown(owners, manager, force: true);

        var before = owners.TryGetValue(manager, out var own) ? own.Set : PathSet.Empty;
        var comparison = changes.Comparison;
        var set = before.Difference(comparison.Removed).Union(comparison.Modified).Union(comparison.Added);
        set = filter?.Invoke(version)?.Apply(set) ?? set;
        if (set.IsEmpty)
        {
            owners.Remove(manager);
        }
        else
        {
            owners[manager] = new VersionedSet(set, version, IsApplied: false);
        }

        return new UpdaterResult(next, owners, []);
    }

    /// <summary>Merges an applied configuration into an object, gives up what the manager no longer applies, and records who owns what.</summary>
    /// <param name="live">The object before; an empty one when it does not exist.</param>
    /// <param name="applied">What is applied, in the same version.</param>
    /// <param name="version">The version of both.</param>
    /// <param name="managers">The owners before. Not changed.</param>
    /// <param name="claim">Who applies, and whether it takes fields from their owners.</param>
    /// <exception cref="StructuredMergeException">An object cannot be converted to a version in which a manager owns fields.</exception>
    public UpdaterResult Apply(TypedValue live, TypedValue applied, string version, IReadOnlyDictionary<string, VersionedSet> managers, ApplyClaim claim)
    {
        var owners = Reconcile(live, managers);
        var merged = live.Merge(applied);
        var last = owners.GetValueOrDefault(claim.Manager);
        var set = applied.ToFieldSet(last?.Set);
        set = filter?.Invoke(version)?.Apply(set) ?? set;
        owners[claim.Manager] = new VersionedSet(set, version, IsApplied: true);

        merged = _pruner.Prune(merged, owners, claim.Manager, last);
        var changes = new OwnershipChange(converter, filter, live, merged, version);
        var conflicts = changes.Disown(owners, claim.Manager, claim.Force);
        if (conflicts.Count > 0)
        {
            return new UpdaterResult(null, null, conflicts);
        }

        var isUnchanged = ReferenceEquals(live, merged) || live.Value.Equals(merged.Value);
        return new UpdaterResult(isUnchanged ? null : merged, owners, []);
    }

    private Dictionary<string, VersionedSet> Reconcile(TypedValue live, IReadOnlyDictionary<string, VersionedSet> managers)
    {
        var owners = new Dictionary<string, VersionedSet>(managers.Count + 1, StringComparer.Ordinal);
        foreach (var (manager, owned) in managers)
        {
            if (converter.Convert(live, owned.Version) is { } versioned)
            {
                var set = versioned.Reconcile(owned.Set);
                owners[manager] = ReferenceEquals(set, owned.Set) ? owned : owned with { Set = set };
            }
        }

        return owners;
    }
}
