namespace Flux.ObjectStore;

/// <param name="Outcome">How the write ended.</param>
/// <param name="Object">
/// Written: the new version (for a delete, the last state with the version of the delete). AlreadyExists and Conflict: what is stored. NotFound: null.
/// </param>
public readonly record struct WriteResult(WriteOutcome Outcome, StoredObject? Object)
{
    public bool IsWritten => Outcome == WriteOutcome.Written;
}
