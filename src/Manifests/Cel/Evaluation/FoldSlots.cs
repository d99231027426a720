namespace Flux.Manifests.Cel.Evaluation;

/// <summary>Where a loop keeps its variables; <paramref name="Second"/> is -1 when there is none.</summary>
internal readonly record struct FoldSlots(int First, int Second, int Accumulator);
