namespace Flux.Contracts.Objects;

/// <summary>One condition of a status.</summary>
public sealed record Condition
{
    public string Type { get; init; } = "";

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string Status { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Message { get; init; } = "";

    public long ObservedGeneration { get; init; }

    public DateTimeOffset? LastTransitionTime { get; init; }
}
