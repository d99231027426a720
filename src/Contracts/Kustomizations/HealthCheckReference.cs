namespace Flux.Contracts.Kustomizations;

public sealed record HealthCheckReference
{
    public string? ApiVersion { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Namespace { get; init; }
}
