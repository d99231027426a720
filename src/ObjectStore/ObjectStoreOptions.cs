namespace Flux.ObjectStore;

public sealed record ObjectStoreOptions
{
    /// <summary>Changes kept for watches and for lists at a version. Default 100,000; each costs the object it holds.</summary>
    public int RetainedChanges { get; init; } = 100_000;

    /// <summary>Index terms to derive at write time.</summary>
    public IReadOnlyList<IObjectIndex> Indexes { get; init; } = [];
}
