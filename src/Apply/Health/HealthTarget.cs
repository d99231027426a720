using Flux.Apply.Inventories;

namespace Flux.Apply.Health;

/// <param name="Id">The object to look at.</param>
/// <param name="Version">Its API version; null: the one that the server prefers.</param>
public sealed record HealthTarget(ObjectId Id, string? Version)
{
    /// <summary>A Job that removes itself when it is done: its absence is success.</summary>
    public bool MayVanish { get; init; }
}
