namespace Flux.Contracts.Tenants;

/// <summary>What a tenant has used on one silo since that silo last told.</summary>
[GenerateSerializer, Immutable, Alias("flux.TenantSpending")]
public sealed record TenantSpending
{
    public static readonly TenantSpending Nothing = new();

    /// <summary>Requests to target clusters.</summary>
    [Id(0)]
    public long ApiCalls { get; init; }

    [Id(1)]
    public double RenderSeconds { get; init; }

    [Id(2)]
    public long FetchedBytes { get; init; }
}
