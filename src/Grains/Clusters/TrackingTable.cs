using Flux.Apply.Applying;
using Flux.Apply.Inventories;
using Flux.Contracts.Reconciling;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Status;

namespace Flux.Grains.Clusters;

/// <summary>Who applied which object, and what it looked like then.</summary>
internal sealed class TrackingTable(TimeProvider time)
{
    private readonly Dictionary<ObjectId, (string Owner, AppliedState State, MetadataKeys Keys)> _objects = [];
    private readonly Dictionary<string, List<ObjectId>> _byOwner = new(StringComparer.Ordinal);
    private readonly HashSet<ObjectId> _unwell = [];

    public void Replace(string owner, IReadOnlyList<TrackedObject> objects)
    {
        // How an object was seen last stays true, whatever its owner does.
        var unwell = _byOwner.GetValueOrDefault(owner, []).Where(_unwell.Contains).ToList();
        Forget(owner);
        var ids = new List<ObjectId>(objects.Count);
        foreach (var item in objects)
        {
            var id = new ObjectId(item.Namespace, item.Name, new GroupKind(item.Group, item.Kind));
            var state = new AppliedState(item.ResourceVersion, item.Generation, item.MetadataHash);
            _objects[id] = (owner, state, new MetadataKeys(item.Labels, item.Annotations));
            ids.Add(id);
        }

        _byOwner[owner] = ids;
        _unwell.UnionWith(unwell.Where(_objects.ContainsKey));
    }

    /// <summary>Whether an object of the owner was not healthy when it was seen last.</summary>
    public bool IsUnwell(string owner) => _unwell.Count > 0 && _byOwner.GetValueOrDefault(owner, []).Exists(_unwell.Contains);

    public void Forget(string owner)
    {
        if (!_byOwner.Remove(owner, out var ids))
        {
            return;
        }

        foreach (var id in ids)
        {
            if (_objects.TryGetValue(id, out var entry) && entry.Owner == owner)
            {
                _objects.Remove(id);
                _unwell.Remove(id);
            }
        }
    }

    public bool Owns(ObjectId id) => _objects.ContainsKey(id);

    public bool Has(GroupKind kind) => _objects.Keys.Any(id => id.GroupKind == kind);

    public IEnumerable<ObjectId> OfKind(GroupKind kind) => _objects.Keys.Where(id => id.GroupKind == kind);

    public string? OwnerOf(ObjectId id) => _objects.TryGetValue(id, out var entry) ? entry.Owner : null;

    /// <summary>
    /// Whether an object is not as its owner left it. A change of its status is remembered and is no drift, and neither is what was
    /// before the owner's last write.
    /// </summary>
    public bool HasDrifted(ObjectId id, Sighting sighting)
    {
        if (!_objects.TryGetValue(id, out var entry) || sighting.IsBefore(entry.State.ResourceVersion))
        {
            return false;
        }

        if (sighting.Live is null)
        {
            return true;
        }

        Judge(id, sighting.Live);
        var state = AppliedState.Of(sighting.Live, entry.Keys);
        if (!entry.State.DiffersOnlyInStatus(state))
        {
            return true;
        }

        _objects[id] = entry with { State = state };
        return false;
    }

    private void Judge(ObjectId id, MapNode live)
    {
        if (StatusReader.ComputeForWait(live, time.GetUtcNow()).Status == ObjectStatus.Current)
        {
            _unwell.Remove(id);
        }
        else
        {
            _unwell.Add(id);
        }
    }
}
