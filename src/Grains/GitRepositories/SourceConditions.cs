using Flux.Grains.Statuses;

namespace Flux.Grains.GitRepositories;

internal static class SourceConditions
{
    public const string ArtifactInStorage = "ArtifactInStorage";
    public const string ArtifactOutdated = "ArtifactOutdated";
    public const string FetchFailed = "FetchFailed";
    public const string IncludeUnavailable = "IncludeUnavailable";
    public const string StorageOperationFailed = "StorageOperationFailed";
    public const string SourceVerified = "SourceVerified";

    /// <summary>How Ready follows from the others.</summary>
    public static readonly ConditionSummary Summary = new(
        [StorageOperationFailed, FetchFailed, IncludeUnavailable, ArtifactOutdated, ArtifactInStorage, SourceVerified, ConditionTypes.Stalled, ConditionTypes.Reconciling],
        new HashSet<string> { StorageOperationFailed, FetchFailed, IncludeUnavailable, ArtifactOutdated, ConditionTypes.Stalled, ConditionTypes.Reconciling });

    /// <summary>Those that say what went wrong while they are True.</summary>
    public static readonly string[] Failures = [FetchFailed, IncludeUnavailable, StorageOperationFailed];
}
