namespace Flux.ObjectStore.Memory;

/// <summary>Retained changes in order of version, and the signal that there are more. Not thread-safe by itself.</summary>
internal sealed class ChangeSequence(long startVersion)
{
    private readonly List<Change> _changes = [];
    private TaskCompletionSource? _more;
    private int _forgotten;

    public int Count => _changes.Count - _forgotten;

    /// <summary>The newest version that was forgotten: a reader before it has missed something.</summary>
    public long ForgottenUpTo { get; private set; } = startVersion;

    /// <summary>The change that stands <paramref name="back"/> places before the end; 1 is the newest.</summary>
    public Change FromEnd(int back) => _changes[^back];

    public void Append(Change change) => _changes.Add(change);

    /// <summary>The changes after a version, up to a number.</summary>
    public List<Change> After(long version, int most)
    {
        var first = FirstAfter(version);
        return _changes.GetRange(first, Math.Min(most, _changes.Count - first));
    }

    /// <summary>The changes that are still there, oldest first, up to and including a version.</summary>
    public IEnumerable<Change> UpTo(long version) => _changes.Skip(_forgotten).TakeWhile(change => change.Version <= version);

    public void Forget(long upTo)
    {
        // Entries are dropped in blocks: shifting the list at every call would make a frequent compaction quadratic.
        var keep = FirstAfter(upTo);
        for (; _forgotten < keep; _forgotten++)
        {
            ForgottenUpTo = _changes[_forgotten].Version;
            _changes[_forgotten] = null!;
        }

        if (_forgotten > _changes.Count / 2)
        {
            _changes.RemoveRange(0, _forgotten);
            _forgotten = 0;
        }
    }

    /// <summary>A task that ends at the next <see cref="TakeSignal"/>.</summary>
    public Task WaitForMore() => (_more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>What wakes those who wait now; null when nobody does.</summary>
    public TaskCompletionSource? TakeSignal()
    {
        var signal = _more;
        _more = null;
        return signal;
    }

    private int FirstAfter(long version)
    {
        int low = _forgotten, high = _changes.Count;
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
}
