namespace Flux.Grains.Reconciling;

/// <summary>How a run ended, as far as the schedule is concerned. What the user is told stands in the object's status.</summary>
public sealed record ReconcileResult
{
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

    /// <summary>Only a change can help.</summary>
    public static readonly ReconcileResult Rest = new();

    public static readonly ReconcileResult Retry = new() { BackOff = true };

    public static readonly ReconcileResult Deleted = new() { Gone = true };
}
