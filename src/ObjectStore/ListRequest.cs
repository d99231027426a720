namespace Flux.ObjectStore;

/// <summary>A consistent read of many objects of one kind, in key order, at one version.</summary>
public sealed record ListRequest(ResourceKey Resource)
{
    /// <summary>Only this namespace; null for all.</summary>
    public string? Namespace { get; init; }

    /// <summary>Only objects of this name; null for all. With a namespace it is a look-up and no scan.</summary>
    public string? Name { get; init; }

    /// <summary>Only objects that carry this index term (see <see cref="IObjectIndex"/>); null for all.</summary>
    public string? IndexTerm { get; init; }

    /// <summary>Only objects that satisfy it. Evaluated while listing, so that a page is filled with matches.</summary>
    public Func<StoredObject, bool>? Filter { get; init; }

    /// <summary>At most so many objects; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Start behind this key: the last one of the page before.</summary>
    public ObjectKey? After { get; init; }

    /// <summary>The state as of this version; null for the newest. A version that is compacted away gives <see cref="ListPage.Compacted"/>.</summary>
    public long? AtVersion { get; init; }

    /// <summary>Count what follows a limited page (costs a scan of the rest).</summary>
    public bool CountRemaining { get; init; }
}
