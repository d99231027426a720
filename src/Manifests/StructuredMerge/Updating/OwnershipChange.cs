using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>One change of an object, seen in each of the versions in which somebody owns fields.</summary>
internal sealed class OwnershipChange
{
    private readonly IVersionConverter _converter;
    private readonly Func<string, FieldFilter?>? _filter;
    private readonly TypedValue _live;
    private readonly TypedValue _next;
    private readonly Dictionary<string, ValueComparison?> _byVersion = new(StringComparer.Ordinal);

    public OwnershipChange(
        IVersionConverter converter, Func<string, FieldFilter?>? filter, TypedValue live, TypedValue next, string version)
    {
        _converter = converter;
        _filter = filter;
        _live = live;
        _next = next;
        Comparison = Filtered(live.Compare(next), version);
        _byVersion.Add(version, Comparison);
    }

    /// <summary>The change in the version of the request.</summary>
    public ValueComparison Comparison { get; }

    /// <summary>Takes what changed from every manager but one, and forgets managers that own nothing any more or whose version is gone.</summary>
    /// <returns>The conflicts, in which case nothing was taken; none with force.</returns>
    public IReadOnlyList<FieldConflict> Disown(Dictionary<string, VersionedSet> owners, string manager, bool force)
    {
        var conflicts = new List<FieldConflict>();
        var changes = new List<(string Manager, VersionedSet? Owned)>();
        foreach (var (other, owned) in owners)
        {
            var set = other == manager ? owned.Set : Remaining(other, owned, force ? null : conflicts);
            if (set is null || set.IsEmpty)
            {
                changes.Add((other, null));
            }
            else if (!ReferenceEquals(set, owned.Set))
            {
                changes.Add((other, owned with { Set = set }));
            }
        }

        if (conflicts.Count > 0)
        {
            return [.. conflicts.OrderBy(conflict => conflict.Manager, Utf8Order.Comparer)];
        }

        foreach (var (other, owned) in changes)
        {
            if (owned is null)
            {
                owners.Remove(other);
            }
            else
            {
                owners[other] = owned;
            }
        }

        return [];
    }

    // Null when the manager's version is gone.
    private PathSet? Remaining(string manager, VersionedSet owned, List<FieldConflict>? conflicts)
    {
        if (In(owned.Version) is not { } comparison)
        {
            return null;
        }

        if (comparison.IsSame)
        {
            return owned.Set;
        }

        var taken = owned.Set.Intersection(comparison.Modified.Union(comparison.Added));
        conflicts?.AddRange(taken.ToPaths().Select(path => new FieldConflict(manager, path)));
        return owned.Set.Difference(taken).Difference(comparison.Removed);
    }

    private ValueComparison? In(string version)
    {
        if (!_byVersion.TryGetValue(version, out var comparison))
        {
            comparison = _converter.Convert(_live, version, "failed to convert old object") is { } live
                && _converter.Convert(_next, version, "failed to convert new object") is { } next
                ? Filtered(live.Compare(next), version)
                : null;
            _byVersion.Add(version, comparison);
        }

        return comparison;
    }

    private ValueComparison Filtered(ValueComparison comparison, string version) => comparison.Filter(_filter?.Invoke(version));
}
