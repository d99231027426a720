using Flux.ObjectStore.Memory;

namespace Flux.ObjectStore.Commit;

/// <summary>
/// Writes that are committed together. Each is evaluated against the published state and what the batch did before it; nothing
/// of it is visible, and nobody is answered, before the commit.
/// </summary>
internal sealed class WriteBatch(StoreState state, IReadOnlyList<QueuedWork> work)
{
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly Dictionary<ObjectKey, StoredObject?> _pending = [];
    private readonly object[] _answers = new object[work.Count];
    private int _taken = work.Count;

    /// <summary>What to store, in order; filled by <see cref="Evaluate"/>.</summary>
    public List<Change> Changes { get; } = [];

    /// <summary>The version to compact to, or 0.</summary>
    public long CompactTo { get; private set; }

    /// <summary>What did not fit: a database takes no statement of any size, and the writers of small objects wait for large ones.</summary>
    public IReadOnlyList<QueuedWork> Rest => [.. work.Skip(_taken)];

    public bool IsEmpty => Changes.Count == 0 && CompactTo == 0;

    /// <summary>Decides every write anew: the published state may have moved since an earlier attempt.</summary>
    public void Evaluate()
    {
        Changes.Clear();
        _pending.Clear();
        CompactTo = 0;
        var version = state.Newest;
        long bytes = 0;
        for (_taken = 0; _taken < work.Count && bytes < MaxBytes; _taken++)
        {
            var i = _taken;
            if (work[i].Request is not { } request)
            {
                CompactTo = Math.Max(CompactTo, work[i].CompactTo);
                _answers[i] = new WriteResult(WriteOutcome.Written, null);
                continue;
            }

            _answers[i] = Answer(request, version + 1);
            if (Changes.Count > 0 && Changes[^1].Version > version)
            {
                version = Changes[^1].Version;
                bytes += Changes[^1].Object!.Json.Length;
            }
        }

        CompactTo = Math.Min(CompactTo, version);
    }

    /// <summary>Publishes what was committed and answers the callers.</summary>
    public void Complete()
    {
        state.Publish(Changes);
        if (CompactTo > 0)
        {
            state.Compact(CompactTo);
        }

        for (var i = 0; i < _taken; i++)
        {
            if (_answers[i] is Exception error)
            {
                work[i].Fail(error);
            }
            else
            {
                work[i].Complete((WriteResult)_answers[i]);
            }
        }
    }

    public void Fail(Exception error)
    {
        foreach (var item in work.Take(_taken))
        {
            item.Fail(error);
        }
    }

    private object Answer(WriteRequest request, long version)
    {
        var current = _pending.TryGetValue(request.Key, out var pending) ? pending : state.Find(request.Key);
        if (WriteEvaluation.Refuse(request, current) is { } refusal)
        {
            return refusal;
        }

        Change change;
        try
        {
            change = WriteEvaluation.Accept(request, current, version);
        }
#pragma warning disable CA1031 // The body is the caller's code: whatever it throws is this caller's answer and must not touch the others'.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error;
        }

        Changes.Add(change);
        _pending[request.Key] = change.Kind == ChangeKind.Deleted ? null : change.Object;
        return new WriteResult(WriteOutcome.Written, change.Object);
    }
}
