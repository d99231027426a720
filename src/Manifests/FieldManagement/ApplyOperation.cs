using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.FieldManagement;

/// <summary>One apply.</summary>
internal sealed class ApplyOperation
{
    private const string BeforeFirstApply = "before-first-apply";

    private readonly IManagedKind _kind;
    private readonly ApplyOptions _options;
    private readonly DateTimeOffset _now;
    private readonly ManagerIdentity _identity;
    private readonly string _key;

    public ApplyOperation(IManagedKind kind, ApplyOptions options, DateTimeOffset now)
    {
        _kind = kind;
        _options = options;
        _now = now;
        var manager = options.Manager.Length == 0 ? "unknown" : options.Manager;
        _identity = new ManagerIdentity(manager, ManagerOperation.Apply, options.ApiVersion, options.Subresource ?? "");
        _key = _identity.Key();
    }

    public ApplyResult Run(MapNode live, MapNode patch, ManagedFields managed)
    {
        var before = managed;
        if (managed.Count == 0)
        {
            // Whatever an object without owners holds belongs to a manager of the past.
            managed = OwnBefore(live);
        }

        if (patch.GetList("metadata", "managedFields") is not null)
        {
            return ApplyResult.Failed(400, "metadata.managedFields must be nil");
        }

        var schema = _kind.Schema(_options.ApiVersion) ?? throw new StructuredMergeException($"no corresponding type for {ObjectNames.Gvk(patch)}");
        var versioned = Versioned(live);
        var applied = Typed(patch, schema, "failed to create typed patch object", allowDuplicates: false);
        var typed = Typed(versioned, schema, "failed to create typed live object", allowDuplicates: true);

        var result = Apply(typed, applied, managed, _options.Force);
        if (result.Conflicts.Count > 0 && _options.Manager == LastApplied.Manager)
        {
            var remaining = LastApplied.Remaining(result.Conflicts, typed, schema);
            result = remaining.Count == 0 ? Apply(typed, applied, managed, force: true) : result with { Conflicts = remaining };
        }

        return result.Conflicts.Count > 0
            ? Conflicted(result.Conflicts, managed)
            : Finish(live, versioned, patch, result, managed, before);
    }

    private UpdaterResult Apply(TypedValue live, TypedValue applied, ManagedFields managed, bool force)
    {
        var owners = new Dictionary<string, VersionedSet>(managed.Count, StringComparer.Ordinal);
        foreach (var (key, entry) in managed.Entries)
        {
            owners.Add(key, entry.Owned);
        }

        var updater = new Updater(new KindConverter(_kind), version => _kind.Filter(version, _options.Subresource));
        return updater.Apply(live, applied, _options.ApiVersion, owners, new ApplyClaim(_key, force));
    }

    private ApplyResult Finish(MapNode live, MapNode versioned, MapNode patch, UpdaterResult result, ManagedFields managed, ManagedFields before)
    {
        var isChanged = result.Value is not null;
        var owners = Owners(result.Managers!, managed, isChanged);
        var value = isChanged
            ? result.Value!.Value as MapNode ?? throw new StructuredMergeException("failed to convert value to unstructured for type <nil>")
            : versioned;
        var annotation = _options.Manager == LastApplied.Manager ? LastApplied.Renewed(value, patch) : null;
        if (!isChanged && annotation is null && ReferenceEquals(live, versioned) && owners.HasSameOwners(before))
        {
            return ApplyResult.Unchanged(live, before);
        }

        var output = ObjectMetadata.Without(value).Copy();
        if (annotation is not null)
        {
            output.GetOrAddMap("metadata").Set("annotations", annotation);
        }

        if (owners.Count > 0)
        {
            output.GetOrAddMap("metadata").Set("managedFields", owners.ToNode());
        }

        return ApplyResult.Applied(output, owners);
    }

    private ManagedFields Owners(IReadOnlyDictionary<string, VersionedSet> owners, ManagedFields managed, bool isChanged)
    {
        var entries = new Dictionary<string, ManagedEntry>(owners.Count, StringComparer.Ordinal);
        foreach (var (key, owned) in owners)
        {
            var before = managed.Entries.GetValueOrDefault(key);
            if (key != _key)
            {
                entries.Add(key, ReferenceEquals(before!.Owned, owned) ? before : before with { Owned = owned });
            }
            else if (StrippedFields.Strip(owned.Set) is { IsEmpty: false } set)
            {
                // The same set keeps its instance, and with it what it remembers.
                set = before is not null && before.Owned.Set.Equals(set) ? before.Owned.Set : set;
                entries.Add(key, new ManagedEntry(_identity, owned with { Set = set }, isChanged ? _now : before?.Time));
            }
        }

        return new ManagedFields(entries);
    }

    private ManagedFields OwnBefore(MapNode live)
    {
        try
        {
            var update = new OwnershipUpdate(_kind, _options.ApiVersion, _options.Subresource, _now);
            return update.Update(WithNullsOf(_kind.Empty(_options.ApiVersion), live), live, ManagedFields.Empty, BeforeFirstApply);
        }
        catch (StructuredMergeException error)
        {
            throw new StructuredMergeException($"failed to create manager for existing fields: {error.Message}");
        }
    }

    /// <summary>Fields that are printed as null when nothing is in them are so in an empty object, too: nobody has set them.</summary>
    private static MapNode WithNullsOf(MapNode empty, MapNode live)
    {
        MapNode? copy = null;
        foreach (var (key, value) in live)
        {
            if (value is NullNode && !empty.ContainsKey(key))
            {
                (copy ??= empty.Copy()).Set(key, value);
            }
        }

        return copy ?? empty;
    }

    private MapNode Versioned(MapNode live)
    {
        if (live.GetString("apiVersion") == _options.ApiVersion)
        {
            return live;
        }

        return _kind.Convert(live, _options.ApiVersion)
            ?? throw new StructuredMergeException($"failed to convert live object ({ObjectNames.Full(live)}) to proper version: {_options.ApiVersion}");
    }

    private static TypedValue Typed(MapNode value, TypedSchema schema, string failure, bool allowDuplicates)
    {
        try
        {
            return TypedValue.Create(value, schema, allowDuplicates);
        }
        catch (StructuredMergeException error)
        {
            throw new StructuredMergeException($"{failure} ({ObjectNames.Full(value)}): {error.Message}");
        }
    }

    private static ApplyResult Conflicted(IReadOnlyList<FieldConflict> conflicts, ManagedFields managed)
    {
        var names = managed.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Identity.ToString(), StringComparer.Ordinal);
        var causes = conflicts.Select(conflict => new ConflictCause($"conflict with {names[conflict.Manager]}", conflict.Path.ToString()));
        return ApplyResult.Conflicted(Describe(conflicts, names), [.. causes]);
    }

    private static string Describe(IReadOnlyList<FieldConflict> conflicts, Dictionary<string, string> names)
    {
        if (conflicts.Count == 1)
        {
            return $"Apply failed with 1 conflict: conflict with {names[conflicts[0].Manager]}: {conflicts[0].Path}";
        }

        var lines = new List<string>();
        foreach (var group in conflicts.GroupBy(conflict => conflict.Manager))
        {
            lines.Add($"conflicts with {names[group.Key]}:");
            lines.AddRange(group.Select(conflict => $"- {conflict.Path}"));
        }

        return $"Apply failed with {conflicts.Count} conflicts: {string.Join('\n', lines)}";
    }
}
