using Flux.Apply.Inventories;

namespace Flux.Apply.Health;

/// <summary>The verdict on each target so far, and what follows from all of them together. Not thread-safe.</summary>
internal sealed class HealthBoard(IReadOnlyList<HealthTarget> targets)
{
    private readonly Dictionary<ObjectId, (HealthState State, string? Error)> _verdicts = targets.ToDictionary(
        target => target.Id, _ => (HealthState.Unknown, (string?)null));

    public void Set(HealthTarget target, HealthState state, string? error = null)
    {
        if (state == HealthState.NotFound && target.MayVanish)
        {
            state = HealthState.Current;
        }

        _verdicts[target.Id] = (state, error);
    }

    public bool IsCurrent(HealthTarget target) => _verdicts[target.Id].State == HealthState.Current;

    public bool AllCurrent => _verdicts.Values.All(verdict => verdict.State == HealthState.Current);

    /// <summary>Whether waiting longer cannot change the outcome.</summary>
    public bool IsSettled(bool failFast)
    {
        var failed = _verdicts.Values.Any(verdict => verdict.State == HealthState.Failed);
        return failed && (failFast || _verdicts.Values.All(verdict => verdict.State is HealthState.Failed or HealthState.Current));
    }

    /// <summary>What the user is told, in the order of the targets' names as Flux sorts them.</summary>
    public HealthOutcome Conclude(bool timedOut)
    {
        if (AllCurrent)
        {
            return HealthOutcome.Healthy;
        }

        var shown = targets
            .Where(target => timedOut ? !IsCurrent(target) : _verdicts[target.Id].State == HealthState.Failed)
            .Select(Describe);
        var prefix = timedOut ? "timeout waiting for" : "failed early due to stalled resources";
        return new HealthOutcome(false, $"{prefix}: [{string.Join(", ", shown)}]");
    }

    private string Describe(HealthTarget target)
    {
        var (state, error) = _verdicts[target.Id];
        return $"{target.Id.ToDisplay()} status: '{state}'{(error is null ? "" : ": " + error)}";
    }
}
