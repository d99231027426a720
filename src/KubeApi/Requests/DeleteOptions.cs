namespace Flux.KubeApi.Requests;

/// <summary>How a delete is to be done.</summary>
public sealed record DeleteOptions
{
    public static readonly DeleteOptions Default = new();

    public bool DryRun { get; init; }

    /// <summary>Seconds; null for the kind's own.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary><c>Orphan</c>, <c>Foreground</c>, <c>Background</c> or null for the kind's default.</summary>
    public string? PropagationPolicy { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }
}
