using Flux.Apply.Inventories;

namespace Flux.Apply.Applying;

/// <param name="Id">The object.</param>
/// <param name="Version">Its API version.</param>
/// <param name="Action">What happened to it.</param>
public sealed record ChangeSetEntry(ObjectId Id, string Version, ChangeAction Action)
{
    /// <summary>The version, generation and metadata that the server answered; null where nothing was written or read.</summary>
    public AppliedState? State { get; init; }

    /// <summary>The labels and annotations that are ours on it.</summary>
    public MetadataKeys? Keys { get; init; }

    public bool IsChange => Action is ChangeAction.Created or ChangeAction.Configured or ChangeAction.Deleted;

    public override string ToString() => $"{Id.ToDisplay()} {Action.ToString().ToLowerInvariant()}";
}
