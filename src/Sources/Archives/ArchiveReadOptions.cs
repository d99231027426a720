namespace Flux.Sources.Archives;

/// <summary>How an archive is read.</summary>
public sealed record ArchiveReadOptions
{
    public ArchiveLimits Limits { get; init; } = ArchiveLimits.Default;

    /// <summary>Links are left out; otherwise one makes the whole archive invalid.</summary>
    public bool SkipLinks { get; init; } = true;

    /// <summary>How errors name the place where files go.</summary>
    public string DisplayRoot { get; init; } = "archive";
}
