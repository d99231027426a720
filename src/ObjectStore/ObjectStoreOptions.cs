namespace Flux.ObjectStore;

public sealed record ObjectStoreOptions
{
    /// <summary>Changes kept for watches and for lists at a version. Default 100,000; each costs the object it holds.</summary>
    public int RetainedChanges { get; init; } = 100_000;

    /// <summary>
    /// Bytes of JSON that only the history holds: replaced and deleted versions. Default 32 MiB. When they are more, the oldest
    /// changes are forgotten, in memory, although they are fewer than <see cref="RetainedChanges"/>.
    /// </summary>
    public long RetainedBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// Bytes of JSON whose parsed form is kept, too. Default 1 MiB; a tree takes five to eight times its JSON. Objects that are
    /// read all the time stay parsed beyond it, up to sixteen times as many.
    /// </summary>
    public long ParsedBytes { get; init; } = 1024 * 1024;

    /// <summary>Index terms to derive at write time.</summary>
    public IReadOnlyList<IObjectIndex> Indexes { get; init; } = [];
}
