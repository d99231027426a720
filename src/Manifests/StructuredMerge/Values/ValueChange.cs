using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>What differs at one place of two values, and below it.</summary>
internal struct ValueChange
{
    public bool IsAdded;
    public bool IsModified;
    public bool IsRemoved;
    public PathSet? AddedBelow;
    public PathSet? ModifiedBelow;
    public PathSet? RemovedBelow;

    public readonly bool IsNone =>
        !IsAdded && !IsModified && !IsRemoved && AddedBelow is null && ModifiedBelow is null && RemovedBelow is null;
}
