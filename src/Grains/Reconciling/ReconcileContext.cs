using Flux.Contracts.Reconciling;

namespace Flux.Grains.Reconciling;

/// <summary>What a run is told.</summary>
/// <param name="Id">The resource.</param>
/// <param name="GrainKey">The key of its grain.</param>
/// <param name="Reasons">Why it runs; several wakes may have come together.</param>
/// <param name="Fence">Claims and checks the right to change the world.</param>
/// <param name="Slot">The run's place among the workers; may be given up while waiting.</param>
public sealed record ReconcileContext(ResourceId Id, string GrainKey, IReadOnlySet<WakeReason> Reasons, IFence Fence, Working.WorkSlot Slot)
{
    /// <summary>What the last run remembered; what this one leaves in it is kept.</summary>
    public RunMemory Memory { get; init; } = new();

    /// <summary>When the last of the wakes came: what the run finds out must be true at that moment or later.</summary>
    public DateTimeOffset WokenAt { get; init; }

    /// <summary>Cancelled when another wake arrives during the run: a long wait may give way.</summary>
    public CancellationToken Interrupted { get; init; }

    /// <summary>Why the next run is wanted, as far as it is by now.</summary>
    public Func<IReadOnlySet<WakeReason>> Waiting { get; init; } = () => new HashSet<WakeReason>();

    /// <summary>Whether only time has passed: nobody changed anything or asked for anything.</summary>
    public bool IsRoutine => Reasons.All(reason => reason == WakeReason.Interval);
}
