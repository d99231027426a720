namespace Flux.Manifests.JsonPaths;

/// <summary><c>[start:end:step]</c>; negative places count from the end.</summary>
/// <param name="Start">Null for the beginning.</param>
/// <param name="End">Null for the end.</param>
/// <param name="IsSingle">Written as one index, so that the end is the place after it.</param>
/// <param name="Step">Null for 1.</param>
internal readonly record struct SliceBounds(int? Start, int? End, bool IsSingle, int? Step);
