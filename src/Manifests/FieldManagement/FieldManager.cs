using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;

namespace Flux.Manifests.FieldManagement;

/// <summary>
/// Server-side apply and field ownership for one kind: merges applied configurations and keeps <c>metadata.managedFields</c>. Remembers
/// only what it has read; safe for parallel use.
/// </summary>
/// <param name="kind">The kind's schemas, conversions and filters.</param>
/// <param name="time">The clock for the times of managers.</param>
public sealed class FieldManager(IManagedKind kind, TimeProvider time)
{
    // The owners of stored objects, as long as somebody holds these: they are read again and again.
    private readonly ConditionalWeakTable<ListNode, ManagedFields> _ownersRead = [];

    /// <summary>Applies a partial object.</summary>
    /// <param name="live">The stored object, not changed; null when there is none.</param>
    /// <param name="patch">What is applied, not changed.</param>
    /// <param name="options">How.</param>
    /// <param name="managed">The live object's owners, when the caller has them parsed; else they are read from it.</param>
    public ApplyResult Apply(MapNode? live, MapNode patch, ApplyOptions options, ManagedFields? managed = null)
    {
        live ??= new MapNode { { "apiVersion", options.ApiVersion }, { "kind", kind.Kind } };
        if (managed is null && !TryReadOwners(live, out managed, out var error))
        {
            return ApplyResult.Failed(500, $"failed to decode managed fields: {error}");
        }

        var gvk = ObjectNames.Gvk(patch);
        if (gvk != ObjectNames.Gvk(options.ApiVersion, kind.Kind))
        {
            return ApplyResult.Failed(400, $"invalid object type: {gvk}");
        }

        try
        {
            var result = new ApplyOperation(kind, options, time.GetUtcNow()).Run(live, patch, managed);
            Remember(result.IsUnchanged ? null : result.Object, result.Managed);
            return result;
        }
        catch (StructuredMergeException failure)
        {
            return ApplyResult.Failed(500, failure.Message);
        }
    }

    /// <summary>Records who owns what after an object was created, replaced or patched other than by apply.</summary>
    /// <param name="live">The stored object; null on create.</param>
    /// <param name="next">The object as it is going to be stored. Its managedFields are taken for the owners when they can be read,
    /// except through a subresource; an empty list resets them.</param>
    /// <param name="options">Who writes.</param>
    /// <param name="managed">The live object's owners, when the caller has them parsed.</param>
    /// <remarks>Never fails: an object whose owners cannot be computed loses them.</remarks>
    public UpdateResult Update(MapNode? live, MapNode next, UpdateOptions options, ManagedFields? managed = null)
    {
        live ??= kind.Empty(options.ApiVersion);
        managed = OwnersFor(live, next, options.Subresource, managed ?? (TryReadOwners(live, out var stored, out _) ? stored : ManagedFields.Empty));
        next = ObjectMetadata.Without(next);

        // An object that exists and has no owners stays without them until it is applied to.
        if (managed.Count == 0 && live.GetString("metadata", "uid") is { Length: > 0 })
        {
            return new UpdateResult(next, ManagedFields.Empty);
        }

        try
        {
            managed = new OwnershipUpdate(kind, options.ApiVersion, options.Subresource, time.GetUtcNow()).Update(live, next, managed, options.Manager);
            var written = ObjectMetadata.With(next, managed);
            Remember(written, managed);
            return new UpdateResult(written, managed);
        }
        catch (StructuredMergeException)
        {
            return new UpdateResult(next, ManagedFields.Empty);
        }
    }

    // Clients that know nothing of managedFields send them back empty or broken: the stored ones then stay.
    private ManagedFields OwnersFor(MapNode live, MapNode next, string? subresource, ManagedFields stored)
    {
        if (subresource is not (null or ""))
        {
            return stored;
        }

        var sent = next.GetList("metadata", "managedFields");
        if (sent is { Count: 0 } or [MapNode { Count: 0 }])
        {
            return ManagedFields.Empty;
        }

        // What was read is mostly sent back as it was, which is cheaper to see than to parse.
        if (sent is null || sent.Equals(live.GetList("metadata", "managedFields")))
        {
            return stored;
        }

        return ManagedFieldsReader.TryRead(sent, kind.Schema, out var owners, out _) && owners.Count > 0 ? owners : stored;
    }

    // What is written now is mostly what is read next: it counts as read as soon as the object is stored, which freezes it.
    private void Remember(MapNode? written, ManagedFields managed)
    {
        if (written?.GetList("metadata", "managedFields") is { } list)
        {
            _ownersRead.AddOrUpdate(list, managed.AsRead());
        }
    }

    private bool TryReadOwners(MapNode live, [NotNullWhen(true)] out ManagedFields? managed, [NotNullWhen(false)] out string? error)
    {
        var list = live.GetList("metadata", "managedFields");
        if (list is { IsFrozen: true } && _ownersRead.TryGetValue(list, out managed))
        {
            error = null;
            return true;
        }

        if (!ManagedFieldsReader.TryRead(list, kind.Schema, out managed, out error))
        {
            return false;
        }

        if (list is { IsFrozen: true })
        {
            _ownersRead.AddOrUpdate(list, managed);
        }

        return true;
    }
}
