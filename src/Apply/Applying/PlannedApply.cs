using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.Apply.Applying;

/// <summary>What the dry run of one object decided.</summary>
/// <param name="Mapping">Where it is served.</param>
/// <param name="Object">What to apply; null when nothing is to be written.</param>
/// <param name="Entry">What will have happened.</param>
internal sealed record PlannedApply(ResourceMapping? Mapping, MapNode? Object, ChangeSetEntry Entry)
{
    /// <summary>Delete the live object first: its immutable fields change.</summary>
    public bool Recreate { get; init; }
}
