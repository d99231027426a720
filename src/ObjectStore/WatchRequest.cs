namespace Flux.ObjectStore;

/// <summary>Follow the changes after a version, in order, none missing.</summary>
/// <param name="FromVersion">The first change told is the one after this version.</param>
public sealed record WatchRequest(long FromVersion)
{
    /// <summary>Only this kind; null for all kinds (the dispatcher's watch).</summary>
    public ResourceKey? Resource { get; init; }

    /// <summary>Only this namespace; null for all.</summary>
    public string? Namespace { get; init; }

    /// <summary>Tell <see cref="ChangeKind.Progress"/> when so long nothing else was told; null for never.</summary>
    public TimeSpan? ProgressInterval { get; init; }
}
