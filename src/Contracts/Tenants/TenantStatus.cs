using Flux.Contracts.Objects;

namespace Flux.Contracts.Tenants;

public sealed record TenantStatus
{
    public long ObservedGeneration { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}
