namespace Flux.Contracts.Tenants;

/// <summary>Work that is put off because a cap over time is used up.</summary>
[GenerateSerializer, Immutable, Alias("flux.TenantPutOff")]
public sealed record TenantPutOff
{
    /// <summary>Which cap, and until when.</summary>
    [Id(0)]
    public required string Message { get; init; }

    /// <summary>When to come back; whoever does has a turn of its own.</summary>
    [Id(1)]
    public required TimeSpan Wait { get; init; }
}
