namespace Flux.Contracts.Kustomizations;

/// <summary>CEL expressions that decide the health of a kind.</summary>
public sealed record CustomHealthCheck
{
    public string ApiVersion { get; init; } = "";

    public string? Kind { get; init; }

    public string Current { get; init; } = "";

    public string? InProgress { get; init; }

    public string? Failed { get; init; }
}
