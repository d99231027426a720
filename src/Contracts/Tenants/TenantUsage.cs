namespace Flux.Contracts.Tenants;

/// <summary>What a tenant has used in the last hour.</summary>
[GenerateSerializer, Immutable, Alias("flux.TenantUsage")]
public sealed record TenantUsage
{
    /// <summary>Requests to target clusters.</summary>
    [Id(0)]
    public long ApiCalls { get; init; }

    /// <summary>Seconds of rendering, rounded up.</summary>
    [Id(1)]
    public long RenderSeconds { get; init; }

    /// <summary>Bytes that came from sources, whatever became of them.</summary>
    [Id(2)]
    public long FetchedBytes { get; init; }
}
