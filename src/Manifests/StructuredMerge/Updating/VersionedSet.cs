using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>What one manager owns.</summary>
/// <param name="Set">The fields.</param>
/// <param name="Version">The API version in whose terms the fields are named.</param>
/// <param name="IsApplied">Whether it came by apply; else by writing the object.</param>
public sealed record VersionedSet(PathSet Set, string Version, bool IsApplied);
