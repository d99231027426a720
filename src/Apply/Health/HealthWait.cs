namespace Flux.Apply.Health;

/// <summary>One wait: the verdicts, shared by the watches that report them, and the moment at which it is over.</summary>
internal sealed class HealthWait(IReadOnlyList<HealthTarget> targets, HealthOptions options)
{
    private readonly HealthBoard _board = new(targets);
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<HealthTarget> Targets => targets;

    public HealthOptions Options => options;

    public Task Over => _over.Task;

    public bool IsOver => _over.Task.IsCompleted;

    public void Report(HealthTarget target, HealthState state, string? error = null)
    {
        lock (_gate)
        {
            _board.Set(target, state, error);
        }
    }

    public bool IsCurrent(HealthTarget target)
    {
        lock (_gate)
        {
            return _board.IsCurrent(target);
        }
    }

    /// <summary>Ends the wait when the verdicts so far decide it. Called after a round of reports.</summary>
    public void Decide()
    {
        lock (_gate)
        {
            if (_board.AllCurrent || _board.IsSettled(options.FailFast))
            {
                _over.TrySetResult();
            }
        }
    }

    public HealthOutcome Conclude(bool timedOut)
    {
        lock (_gate)
        {
            return _board.Conclude(timedOut);
        }
    }
}
