namespace Flux.Contracts.Tenants;

/// <summary>
/// Caps on what a tenant uses at once or over time; null means no cap. Those over time hold over all silos: work that would go beyond
/// one is put off, with a condition that says until when.
/// </summary>
public sealed record TenantQuota
{
    /// <summary>How many objects of a kind the tenant may have, by <c>Kind</c>: <c>Kustomization: 50</c>. Kinds that are reconciled here.</summary>
    public IReadOnlyDictionary<string, int> Objects { get; init; } = new Dictionary<string, int>();

    /// <summary>Reconciles at once.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Requests per second to target clusters.</summary>
    public int? ApiCallsPerSecond { get; init; }

    /// <summary>Seconds of rendering per hour.</summary>
    public int? RenderSecondsPerHour { get; init; }

    /// <summary>Bytes fetched per hour, as a quantity: <c>2Gi</c>.</summary>
    public string? FetchedBytesPerHour { get; init; }
}
