using Flux.ObjectStore.Memory;

namespace Flux.ObjectStore.Commit;

/// <summary>Builds the state in memory from the rows of a stored log, which come in order of version.</summary>
/// <param name="compacted">Rows up to this version are the state at which the history starts.</param>
internal sealed class LogReplay(long compacted)
{
    private readonly Dictionary<ObjectKey, StoredObject> _base = [];
    private readonly Dictionary<ObjectKey, StoredObject?> _changed = [];
    private readonly List<Change> _changes = [];
    private readonly StringPool _strings = new();

    public void Add(ChangeRow row)
    {
        var item = _strings.Decode(row);
        if (row.Version <= compacted)
        {
            _base[item.Key] = item;
            return;
        }

        var previous = _changed.TryGetValue(item.Key, out var latest) ? latest : _base.GetValueOrDefault(item.Key);
        _changes.Add(new Change(row.Kind, row.Version, item, previous));
        _changed[item.Key] = row.Kind == ChangeKind.Deleted ? null : item;
    }

    public StoreState Build(ObjectStoreOptions options)
    {
        var state = new StoreState(options, compacted, _base.Values);
        state.Publish(_changes);
        return state;
    }

    /// <summary>Puts the rows in the place of what a state holds.</summary>
    public void Replace(StoreState state) => state.Replace(compacted, _base.Values, _changes);
}
