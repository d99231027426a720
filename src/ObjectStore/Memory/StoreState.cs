using System.Collections.Immutable;

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
    private readonly ObjectTable _table;
    private readonly ChangeLog _log;

    public StoreState(ObjectStoreOptions options, long startVersion, IEnumerable<StoredObject> objects)
    {
        _table = new ObjectTable(options.Indexes);
        _log = new ChangeLog(startVersion, options.RetainedChanges);
        foreach (var item in objects)
        {
            _table.Put(item);
        }
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
        lock (_gate)
        {
            var current = _table.Find(request.Key);
            if (WriteEvaluation.Refuse(request, current) is { } refusal)
            {
                return refusal;
            }

            var change = WriteEvaluation.Accept(request, current, _log.Newest + 1);
            Apply(change);
            _log.Signal();
            return new WriteResult(WriteOutcome.Written, change.Object);
        }
    }

    /// <summary>Makes committed changes visible, in order.</summary>
    public void Publish(IReadOnlyList<Change> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes)
            {
                Apply(change);
            }

            _log.Signal();
        }
    }

    public ListPage List(ListRequest request)
    {
        ImmutableSortedSet<StoredObject> snapshot;
        IReadOnlyList<Change>? since;
        long version;
        lock (_gate)
        {
            version = Math.Min(request.AtVersion ?? _log.Newest, _log.Newest);
            since = version == _log.Newest ? [] : _log.After(version, int.MaxValue);
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
            _log.Signal();
        }
    }

    /// <summary>Whether a watch can start at a version.</summary>
    public bool Remembers(long version)
    {
        lock (_gate)
        {
            return version >= _log.Oldest;
        }
    }

    /// <summary>The next changes after a position and, when there are none, the task that ends when there are.</summary>
    /// <exception cref="WatchLostException">The position is compacted away.</exception>
    public (IReadOnlyList<Change> Changes, Task More) Next(long position)
    {
        lock (_gate)
        {
            return (_log.After(position, WatchBatch) ?? throw new WatchLostException(position), _log.WaitForMore());
        }
    }

    private Func<StoredObject, bool> CarriesTerm(ListRequest request) =>
        request.IndexTerm is null ? static _ => true : item => _table.TermsOf(item).Contains(request.IndexTerm);

    private void Apply(Change change)
    {
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
}
