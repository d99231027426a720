namespace Flux.ObjectStore.Memory;

/// <summary>
/// Table and change log together, under one lock: what every implementation with its objects in memory is made of. A write is
/// evaluated (would it succeed, and what would it store?) and published (now everybody sees it) in two steps, so that a durable
/// store can put its commit between them.
/// </summary>
internal sealed class StoreState
{
    private const int WatchBatch = 256;

    private readonly Lock _gate = new();
    private readonly ObjectStoreOptions _options;
    private readonly TreeCache _trees;
    private ObjectTable _table;
    private ChangeLog _log;
    private bool _closed;

    /// <param name="startVersion">Where the log starts: every version before it counts as compacted.</param>
    /// <param name="objects">The state at that version.</param>
    public StoreState(ObjectStoreOptions options, long startVersion, IReadOnlyCollection<StoredObject> objects)
    {
        _options = options;
        _trees = new TreeCache(options.ParsedBytes);
        _table = TableOf(objects);
        _log = LogFrom(startVersion);
    }

    public long Newest
    {
        get
        {
            lock (_gate)
            {
                return _log.Newest;
            }
        }
    }

    public StoredObject? Find(ObjectKey key)
    {
        lock (_gate)
        {
            return _table.Find(key);
        }
    }

    /// <summary>Evaluates and publishes in one step, for stores without a commit.</summary>
    public WriteResult Write(WriteRequest request)
    {
        Change change;
        List<TaskCompletionSource> signals;
        lock (_gate)
        {
            ThrowIfClosed();
            var current = _table.Find(request.Key);
            if (WriteEvaluation.Refuse(request, current) is { } refusal)
            {
                return refusal;
            }

            change = WriteEvaluation.Accept(request, current, _log.Newest + 1);
            Apply(change);
            signals = _log.TakeSignals();
        }

        Signal(signals);
        return new WriteResult(WriteOutcome.Written, change.Object);
    }

    /// <summary>Makes committed changes visible, in order and all at once. Those that are known already are skipped.</summary>
    public void Publish(IEnumerable<Change> changes)
    {
        List<TaskCompletionSource> signals;
        lock (_gate)
        {
            foreach (var change in changes)
            {
                if (change.Version > _log.Newest)
                {
                    Apply(change);
                }
            }

            signals = _log.TakeSignals();
        }

        Signal(signals);
    }

    /// <summary>As <see cref="Publish"/> for changes that another process made: what they replaced is looked up here.</summary>
    public void PublishForeign(IReadOnlyList<(ChangeKind Kind, StoredObject Item)> changes)
    {
        List<TaskCompletionSource> signals;
        lock (_gate)
        {
            foreach (var (kind, item) in changes)
            {
                if (item.Version > _log.Newest)
                {
                    Apply(new Change(kind, item.Version, item, _table.Find(item.Key)));
                }
            }

            signals = _log.TakeSignals();
        }

        Signal(signals);
    }

    /// <summary>
    /// Starts anew from a newer state, when the history between the two is not to be had. Watches that have not seen it all are lost.
    /// </summary>
    public void Replace(long startVersion, IReadOnlyCollection<StoredObject> objects, IReadOnlyList<Change> changes)
    {
        List<TaskCompletionSource> signals;
        lock (_gate)
        {
            if ((changes.Count == 0 ? startVersion : changes[^1].Version) <= _log.Newest)
            {
                return;
            }

            signals = _log.TakeAllSignals();
            _table = TableOf(objects);
            _log = LogFrom(startVersion);
            foreach (var change in changes)
            {
                Apply(change);
            }
        }

        Signal(signals);
    }

    public ListPage List(ListRequest request)
    {
        SortedObjects snapshot;
        List<Change>? since;
        long version;
        lock (_gate)
        {
            version = Math.Min(request.AtVersion ?? _log.Newest, _log.Newest);
            since = version == _log.Newest ? [] : version < _log.Oldest ? null : _log.After(request.Resource, version, int.MaxValue);
            snapshot = _table.Snapshot(request.Resource, request.IndexTerm);
        }

        // The snapshot is taken under the lock; walking it, and the caller's filter, need none.
        return since is null ? ListPage.Compacted : Lister.List(request, version, snapshot, since, CarriesTerm(request));
    }

    public void Compact(long upTo)
    {
        lock (_gate)
        {
            _log.Forget(upTo);
        }
    }

    /// <summary>Whether a watch can start at a version.</summary>
    public bool Remembers(long version)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            return version >= _log.Oldest;
        }
    }

    /// <summary>
    /// The next changes of a kind (null: of all) after a position. When there are none: the task that ends when there are
    /// (null: the store is closed), and the version up to which that is known.
    /// </summary>
    /// <exception cref="WatchLostException">Changes that were still to be told are compacted away.</exception>
    public (List<Change> Changes, Task? More, long KnownUpTo) Next(ResourceKey? resource, long position)
    {
        lock (_gate)
        {
            var changes = _log.After(resource, position, WatchBatch) ?? throw new WatchLostException(position);
            if (changes.Count > 0)
            {
                return (changes, Task.CompletedTask, position);
            }

            return (changes, _closed ? null : _log.WaitForMore(resource), Math.Max(position, _log.Newest));
        }
    }

    /// <summary>Ends the watches and refuses later writes.</summary>
    public void Close()
    {
        List<TaskCompletionSource> signals;
        lock (_gate)
        {
            _closed = true;
            signals = _log.TakeAllSignals();
        }

        Signal(signals);
    }

    private static void Signal(List<TaskCompletionSource> signals)
    {
        foreach (var signal in signals)
        {
            signal.TrySetResult();
        }
    }

    private Func<StoredObject, bool> CarriesTerm(ListRequest request) =>
        request.IndexTerm is null ? static _ => true : item => _table.TermsOf(item).Contains(request.IndexTerm);

    private ObjectTable TableOf(IReadOnlyCollection<StoredObject> objects)
    {
        foreach (var item in objects)
        {
            item.KeepIn(_trees);
        }

        return new ObjectTable(_options.Indexes, objects);
    }

    private ChangeLog LogFrom(long startVersion) => new(startVersion, _options.RetainedChanges, _options.RetainedBytes);

    private void Apply(Change change)
    {
        change.Object!.KeepIn(_trees);
        if (change.Kind == ChangeKind.Deleted)
        {
            _table.Remove(change.Object!.Key);
        }
        else
        {
            _table.Put(change.Object!);
        }

        _log.Append(change);
    }

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_closed, typeof(IObjectStore));
}
