namespace Flux.Apply.Applying;

/// <summary>How an apply ended.</summary>
/// <param name="Entries">What happened to each object, in the order of applying; of a failed apply what was done before.</param>
/// <param name="Failure">Null when everything was applied.</param>
public sealed record ApplyResult(IReadOnlyList<ChangeSetEntry> Entries, ApplyFailure? Failure)
{
    /// <summary>
    /// Objects written in the stage that failed, those included whose write may have been stored unconfirmed. Flux forgets them, which makes orphans; we keep them in the inventory.
    /// </summary>
    public IReadOnlyList<ChangeSetEntry> Interrupted { get; init; } = [];

    /// <summary>True when the run had lost its fence: another activation works on the same object.</summary>
    public bool LostFence { get; init; }
}
