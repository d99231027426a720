using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.FieldManagement;

/// <summary>Who owns what after an object was written whole by one manager.</summary>
internal sealed class OwnershipUpdate(IManagedKind kind, string apiVersion, string? subresource, DateTimeOffset now)
{
    // The writer's changes are collected apart from what it owned before, to see whether it changed anything at all.
    private const string Self = "current-operation";

    /// <summary>The owners afterwards, capped.</summary>
    /// <exception cref="StructuredMergeException">An object does not fit its schema, or cannot be converted.</exception>
    public ManagedFields Update(MapNode live, MapNode next, ManagedFields managed, string manager)
    {
        var identity = new ManagerIdentity(manager.Length == 0 ? "unknown" : manager, ManagerOperation.Update, apiVersion, subresource ?? "");
        var owners = managed.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Owned, StringComparer.Ordinal);
        var updater = new Updater(new KindConverter(kind), version => kind.Filter(version, subresource));
        var updated = updater.Update(Typed(live), Typed(next), apiVersion, owners, Self).Managers!;

        var key = identity.Key();
        var entries = new Dictionary<string, ManagedEntry>(updated.Count + 1, StringComparer.Ordinal);
        foreach (var (other, owned) in updated)
        {
            if (other != Self)
            {
                var before = managed.Entries[other];
                entries.Add(other, ReferenceEquals(before.Owned, owned) ? before : before with { Owned = owned });
            }
        }

        if (updated.TryGetValue(Self, out var changed) && StrippedFields.Strip(changed.Set) is { IsEmpty: false } set)
        {
            set = entries.TryGetValue(key, out var previous) ? set.Union(previous.Owned.Set) : set;
            entries[key] = new ManagedEntry(identity, new VersionedSet(set, apiVersion, IsApplied: false), now);
        }

        UpdateManagerCap.Apply(entries);
        return new ManagedFields(entries);
    }

    private TypedValue Typed(MapNode value)
    {
        var schema = kind.Schema(apiVersion) ?? throw new StructuredMergeException($"no corresponding type for {apiVersion}, Kind={kind.Kind}");
        var versioned = value.GetString("apiVersion") is { } version && version != apiVersion ? kind.Convert(value, apiVersion) : value;
        return TypedValue.Create(versioned ?? value, schema, allowDuplicates: true);
    }
}
