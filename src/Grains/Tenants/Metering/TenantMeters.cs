using System.Collections.Concurrent;
using Flux.Contracts.Tenants;

namespace Flux.Grains.Tenants.Metering;

/// <summary>The meters of this silo, one for each tenant that has used something.</summary>
internal sealed class TenantMeters(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TenantMeter> _meters = new(StringComparer.Ordinal);

    public TenantMeter Of(string tenant) => _meters.GetOrAdd(tenant, _ => new TenantMeter(time));

    public IReadOnlyList<KeyValuePair<string, TenantUsage>> Usage =>
        [.. _meters.Select(item => KeyValuePair.Create(item.Key, item.Value.Usage))];
}
