namespace Flux.ObjectStore.Memory;

/// <summary>
/// The retained changes: one sequence of all, and one per kind, so that a watch of one kind neither wakes for nor reads through
/// the changes of others. Versions increase but may have gaps. Not thread-safe by itself: the store's lock guards it.
/// </summary>
internal sealed class ChangeLog(long startVersion, int retained, long retainedBytes)
{
    private readonly ChangeSequence _all = new(startVersion);
    private readonly Dictionary<ResourceKey, ChangeSequence> _kinds = [];
    private readonly HashSet<ChangeSequence> _touched = [];
    private long _bytes;

    /// <summary>The newest version.</summary>
    public long Newest { get; private set; } = startVersion;

    /// <summary>The oldest version from which a watch can start.</summary>
    public long Oldest { get; private set; } = startVersion;

    public void Append(Change change)
    {
        var kind = SequenceOf(change.Object!.Key.Resource);
        kind.Append(change);
        _all.Append(change);
        _touched.Add(kind);
        Newest = change.Version;
        _bytes += Weight(change);

        // Trimming in blocks keeps the append constant on average.
        if (_all.Count > (long)retained + (retained / 2) + 16)
        {
            Forget(_all.FromEnd(retained + 1).Version);
        }
        else if (_bytes > retainedBytes + (retainedBytes / 8))
        {
            Forget(VersionToFree(_bytes - retainedBytes));
        }
    }

    /// <summary>
    /// The signals of everyone who waits for what was appended since the last call. They are set outside of the store's lock.
    /// </summary>
    public List<TaskCompletionSource> TakeSignals()
    {
        var signals = new List<TaskCompletionSource>();
        if (_touched.Count == 0)
        {
            return signals;
        }

        _touched.Add(_all);
        foreach (var sequence in _touched)
        {
            if (sequence.TakeSignal() is { } signal)
            {
                signals.Add(signal);
            }
        }

        _touched.Clear();
        return signals;
    }

    /// <summary>The signals of everyone who waits.</summary>
    public List<TaskCompletionSource> TakeAllSignals()
    {
        _touched.UnionWith(_kinds.Values);
        _touched.Add(_all);
        return TakeSignals();
    }

    public Task WaitForMore(ResourceKey? resource) => Sequence(resource).WaitForMore();

    /// <summary>
    /// The changes of a kind (null: of all) after a version, up to a number; null when some of them are forgotten. That others of
    /// that age are forgotten is no loss.
    /// </summary>
    public List<Change>? After(ResourceKey? resource, long version, int most)
    {
        var sequence = Sequence(resource);
        return version < sequence.ForgottenUpTo ? null : sequence.After(version, most);
    }

    public void Forget(long upTo)
    {
        upTo = Math.Min(upTo, Newest);
        if (upTo <= Oldest)
        {
            return;
        }

        Oldest = upTo;
        _bytes -= _all.UpTo(upTo).Sum(Weight);
        _all.Forget(upTo);
        foreach (var kind in _kinds.Values)
        {
            kind.Forget(upTo);
        }
    }

    /// <summary>The bytes that only the log keeps in memory.</summary>
    private static long Weight(Change change) =>
        (change.Previous?.Json.Length ?? 0) + (change.Kind == ChangeKind.Deleted ? change.Object!.Json.Length : 0);

    private long VersionToFree(long bytes)
    {
        foreach (var change in _all.UpTo(Newest))
        {
            bytes -= Weight(change);
            if (bytes <= 0)
            {
                return change.Version;
            }
        }

        return Newest;
    }

    private ChangeSequence Sequence(ResourceKey? resource) => resource is { } kind ? SequenceOf(kind) : _all;

    private ChangeSequence SequenceOf(ResourceKey resource)
    {
        if (!_kinds.TryGetValue(resource, out var sequence))
        {
            _kinds.Add(resource, sequence = new ChangeSequence(Oldest));
        }

        return sequence;
    }
}
