namespace Flux.Grains.Kustomizations;

internal static class KustomizationReasons
{
    /// <summary>How messages begin that only a change of the spec can cure.</summary>
    public const string TerminalPrefix = "Reconciliation failed terminally due to configuration error";

    public const string Progressing = "Progressing";
    public const string ProgressingWithRetry = "ProgressingWithRetry";
    public const string Succeeded = "ReconciliationSucceeded";
    public const string Failed = "ReconciliationFailed";
    public const string ArtifactFailed = "ArtifactFailed";
    public const string BuildFailed = "BuildFailed";
    public const string PruneFailed = "PruneFailed";
    public const string HealthCheckFailed = "HealthCheckFailed";
    public const string HealthCheckCanceled = "HealthCheckCanceled";
    public const string DependencyNotReady = "DependencyNotReady";
    public const string AccessDenied = "AccessDenied";
    public const string InvalidCelExpression = "InvalidCELExpression";
    public const string FeatureGateDisabled = "FeatureGateDisabled";
    public const string TenantFrozen = "TenantFrozen";
    public const string OutsideWindow = "OutsideWindow";
}
