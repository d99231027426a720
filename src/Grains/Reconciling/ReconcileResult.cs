namespace Flux.Grains.Reconciling;

/// <summary>How a run ended, as far as the schedule is concerned. What the user is told stands in the object's status.</summary>
public sealed record ReconcileResult
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    private ReconcileResult()
    {
    }

    /// <summary>When to look again; null: only when something changes.</summary>
    public TimeSpan? After { get; private init; }

    /// <summary>Look again after the back-off, which grows with each failure in a row.</summary>
    public bool BackOff { get; private init; }

    /// <summary>The resource is gone: nothing is left to look at.</summary>
    public bool Gone { get; private init; }

    /// <summary>Success, or a failure with a fixed retry.</summary>
    public static ReconcileResult In(TimeSpan after) => new() { After = after };

    /// <summary>
    /// After an interval that a spec gives: nothing at all means that only changes count, and no spec can have its object looked at
    /// more than once a second.
    /// </summary>
    public static ReconcileResult Recurring(TimeSpan interval) =>
        interval <= TimeSpan.Zero ? Rest : In(interval < ShortestInterval ? ShortestInterval : interval);

    /// <summary>Only a change can help.</summary>
    public static readonly ReconcileResult Rest = new();

    public static readonly ReconcileResult Retry = new() { BackOff = true };

    public static readonly ReconcileResult Deleted = new() { Gone = true };
}
