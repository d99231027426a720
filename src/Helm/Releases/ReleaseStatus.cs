namespace Flux.Helm.Releases;

/// <summary>The states of a release, as its records and their labels name them.</summary>
public static class ReleaseStatus
{
    public const string Deployed = "deployed";
    public const string Uninstalled = "uninstalled";
    public const string Superseded = "superseded";
    public const string Failed = "failed";
    public const string Uninstalling = "uninstalling";
    public const string PendingInstall = "pending-install";
    public const string PendingUpgrade = "pending-upgrade";
    public const string PendingRollback = "pending-rollback";

    /// <summary>Whether an operation is under way, or was when its process ended.</summary>
    public static bool IsPending(string status) => status is PendingInstall or PendingUpgrade or PendingRollback;
}
