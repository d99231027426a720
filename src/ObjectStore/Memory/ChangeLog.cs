namespace Flux.ObjectStore.Memory;

/// <summary>
/// The retained changes in order, and the signal that there are more. Versions increase but may have gaps.
/// Not thread-safe by itself: the store's lock guards it; <see cref="WaitForMore"/> hands out a task to wait on outside of it.
/// </summary>
internal sealed class ChangeLog(long startVersion, int retained)
{
    private readonly List<Change> _changes = [];
    private TaskCompletionSource _more = NewSignal();

    /// <summary>The newest version.</summary>
    public long Newest { get; private set; } = startVersion;

    /// <summary>The oldest version from which a watch can start.</summary>
    public long Oldest { get; private set; } = startVersion;

    public void Append(Change change)
    {
        _changes.Add(change);
        Newest = change.Version;

        // Trimming in blocks keeps the append constant on average.
        if (_changes.Count > retained + (retained / 2) + 16)
        {
            Forget(_changes[_changes.Count - retained - 1].Version);
        }
    }

    /// <summary>Wakes the watches; called once for a batch.</summary>
    public void Signal()
    {
        var waiting = _more;
        _more = NewSignal();
        waiting.SetResult();
    }

    public Task WaitForMore() => _more.Task;

    /// <summary>The changes after a version, up to a number; null when they are forgotten.</summary>
    public IReadOnlyList<Change>? After(long version, int most)
    {
        if (version < Oldest)
        {
            return null;
        }

        var first = FirstAfter(version);
        return _changes.GetRange(first, Math.Min(most, _changes.Count - first));
    }

    public void Forget(long upTo)
    {
        upTo = Math.Min(upTo, Newest);
        if (upTo <= Oldest)
        {
            return;
        }

        _changes.RemoveRange(0, FirstAfter(upTo));
        Oldest = upTo;
    }

    private int FirstAfter(long version)
    {
        int low = 0, high = _changes.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].Version <= version)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
