using System.Collections.Concurrent;

namespace Flux.Grains.Tenants.Metering;

/// <summary>The meters of this silo, one for each tenant that has used something.</summary>
internal sealed class TenantMeters(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TenantMeter> _meters = new(StringComparer.Ordinal);

    public TenantMeter Of(string tenant) => _meters.GetOrAdd(tenant, _ => new TenantMeter(time));

    public IEnumerable<KeyValuePair<string, TenantMeter>> All => _meters;
}
