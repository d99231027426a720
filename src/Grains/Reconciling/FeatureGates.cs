namespace Flux.Grains.Reconciling;

/// <summary>The feature gates that controllers here know, by Flux' names.</summary>
public static class FeatureGates
{
    public const string AdditiveCelDependencyCheck = "AdditiveCELDependencyCheck";
    public const string CancelHealthCheckOnNewRevision = "CancelHealthCheckOnNewRevision";
    public const string DisableConfigWatchers = "DisableConfigWatchers";
    public const string DisableFailFastBehavior = "DisableFailFastBehavior";
    public const string ExternalArtifact = "ExternalArtifact";
    public const string MigrateApiVersion = "MigrateAPIVersion";

    /// <summary>The gate behind which tokens of service accounts are shown to others than the home cluster.</summary>
    public const string ObjectLevelWorkloadIdentity = "ObjectLevelWorkloadIdentity";

    /// <summary>On unless it is turned off.</summary>
    public const string StrictPostBuildSubstitutions = "StrictPostBuildSubstitutions";

    public static readonly IReadOnlyList<string> All =
    [
        AdditiveCelDependencyCheck,
        CancelHealthCheckOnNewRevision,
        DisableConfigWatchers,
        DisableFailFastBehavior,
        ExternalArtifact,
        MigrateApiVersion,
        ObjectLevelWorkloadIdentity,
        StrictPostBuildSubstitutions,
    ];

    /// <param name="setting">A gate, alone or as <c>Name=true</c> or <c>Name=false</c>.</param>
    public static bool IsKnown(string setting)
    {
        var parts = setting.Split('=', 2);
        return All.Contains(parts[0]) && (parts.Length == 1 || parts[1] is "true" or "false");
    }
}
