namespace Flux.ObjectStore;

/// <summary>One entry of the change log.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Version">The entry's place in the one sequence of all changes.</param>
/// <param name="Object">The new state; for a delete the last one, with the version of the delete; null for progress.</param>
/// <param name="Previous">The state before, absent for an add. Lets a watch with a selector tell entering from leaving.</param>
public sealed record Change(ChangeKind Kind, long Version, StoredObject? Object, StoredObject? Previous)
{
    public static Change Progress(long version) => new(ChangeKind.Progress, version, null, null);
}
