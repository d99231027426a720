namespace Flux.ObjectStore;

/// <param name="Version">The version at which the list is true.</param>
/// <param name="Items">The objects, in key order.</param>
/// <param name="HasMore">Whether the limit cut the list.</param>
/// <param name="Remaining">How many matching objects follow, when asked for.</param>
public sealed record ListPage(long Version, IReadOnlyList<StoredObject> Items, bool HasMore, long? Remaining)
{
    /// <summary>The answer for a version that the store no longer remembers.</summary>
    public static readonly ListPage Compacted = new(-1, [], false, null);

    public bool IsCompacted => Version < 0;
}
