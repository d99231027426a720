using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Updating;

namespace Flux.Manifests.FieldManagement;

/// <summary>
/// Who owns the replicas of a resource, as its Scale object sees it: field managers of the scale subresource work on that object, and
/// what they come to is carried back to the resource.
/// </summary>
public static class ScaleOwnership
{
    private const string ScaleVersion = "autoscaling/v1";

    private const string Subresource = "scale";

    private static readonly FieldPath ScaleReplicas = FieldPath.OfFields("spec", "replicas");

    /// <summary>The owners of a Scale object: those of the resource that own its replicas.</summary>
    /// <param name="parent">The owners of the resource.</param>
    /// <param name="replicas">Where each API version of the resource has its replicas; null for a version without scale.</param>
    public static ManagedFields ToScale(ManagedFields parent, IReadOnlyDictionary<string, FieldPath?> replicas)
    {
        var entries = new Dictionary<string, ManagedEntry>(StringComparer.Ordinal);
        foreach (var entry in parent.Entries.Values)
        {
            if (replicas.GetValueOrDefault(entry.Owned.Version) is { } path && entry.Owned.Set.Contains(path))
            {
                Add(entries, entry with
                {
                    Identity = entry.Identity with { ApiVersion = ScaleVersion },
                    Owned = new VersionedSet(PathSet.Of(ScaleReplicas), ScaleVersion, entry.Owned.IsApplied),
                });
            }
        }

        return new ManagedFields(entries);
    }

    /// <summary>The owners of the resource after its Scale object was written.</summary>
    /// <param name="parent">The owners of the resource before. Those of an API version that is not in <paramref name="replicas"/> are dropped.</param>
    /// <param name="scale">The owners of the Scale object.</param>
    /// <param name="apiVersion">The resource's API version, in which new owners own its replicas.</param>
    /// <param name="replicas">As for <see cref="ToScale"/>.</param>
    public static ManagedFields ToParent(
        ManagedFields parent, ManagedFields scale, string apiVersion, IReadOnlyDictionary<string, FieldPath?> replicas)
    {
        var owning = scale.Entries.Values.Where(entry => entry.Owned.Set.Contains(ScaleReplicas)).ToDictionary(entry => WithoutVersion(entry.Identity));
        var entries = new Dictionary<string, ManagedEntry>(StringComparer.Ordinal);
        foreach (var (key, entry) in parent.Entries)
        {
            if (!replicas.TryGetValue(entry.Owned.Version, out var path))
            {
                continue;
            }

            if (path is null || !entry.Owned.Set.Contains(path) || owning.Remove(WithoutVersion(entry.Identity)))
            {
                entries.Add(key, entry);
            }
            else if (entry.Owned.Set.Difference(PathSet.Of(path)) is { IsEmpty: false } rest)
            {
                entries.Add(key, entry with { Owned = entry.Owned with { Set = rest } });
            }
        }

        if (replicas.GetValueOrDefault(apiVersion) is { } target)
        {
            foreach (var entry in owning.Values)
            {
                // Owners of replicas alone have no time, as on the real server.
                var identity = entry.Identity with { ApiVersion = apiVersion, Subresource = Subresource };
                Add(entries, new ManagedEntry(identity, new VersionedSet(PathSet.Of(target), apiVersion, entry.Owned.IsApplied), Time: null));
            }
        }

        return new ManagedFields(entries);
    }

    private static void Add(Dictionary<string, ManagedEntry> entries, ManagedEntry entry)
    {
        var key = entry.Identity.Key();
        entries[key] = entries.TryGetValue(key, out var before)
            ? before with { Owned = before.Owned with { Set = before.Owned.Set.Union(entry.Owned.Set) } }
            : entry;
    }

    private static ManagerIdentity WithoutVersion(ManagerIdentity identity) => identity with { ApiVersion = "" };
}
