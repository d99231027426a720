namespace Flux.Grains.Events;

/// <summary>Something worth telling about an object.</summary>
public sealed record ObjectEvent
{
    public required string ApiVersion { get; init; }

    public required string Kind { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required string Uid { get; init; }

    public required string ResourceVersion { get; init; }

    public required EventSeverity Severity { get; init; }

    public required string Reason { get; init; }

    public required string Message { get; init; }

    /// <summary>Keys with their group prefix, as on the wire.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Only stored as an Event of the cluster, not posted: there is nothing that anybody must be told.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The controller that speaks.</summary>
    public required string Controller { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
