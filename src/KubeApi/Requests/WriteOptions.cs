namespace Flux.KubeApi.Requests;

/// <summary>How a write is to be done.</summary>
public sealed record WriteOptions
{
    /// <summary>Check and answer, but store nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who is written into managedFields.</summary>
    public string FieldManager { get; init; } = "unknown";

    public FieldValidationMode FieldValidation { get; init; } = FieldValidationMode.Warn;

    /// <summary>For server-side apply: take fields that others own.</summary>
    public bool Force { get; init; }
}
