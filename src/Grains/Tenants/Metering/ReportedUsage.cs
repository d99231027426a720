using System.Collections.Concurrent;
using Flux.Contracts.Tenants;

namespace Flux.Grains.Tenants.Metering;

/// <summary>What the silos have reported of the tenants whose grains live here.</summary>
internal sealed class ReportedUsage
{
    private readonly ConcurrentDictionary<(string Tenant, string Silo), TenantUsage> _reports = [];

    /// <summary>Keeps a report; false when it says nothing new.</summary>
    public bool Keep(string tenant, string silo, TenantUsage usage)
    {
        var isNew = !_reports.TryGetValue((tenant, silo), out var known) || known != usage;
        _reports[(tenant, silo)] = usage;
        return isNew;
    }

    public TenantUsage Of(string tenant)
    {
        var usages = _reports.Where(report => report.Key.Tenant == tenant).Select(report => report.Value).ToArray();
        return new TenantUsage
        {
            ApiCalls = usages.Sum(usage => usage.ApiCalls),
            RenderSeconds = usages.Sum(usage => usage.RenderSeconds),
            FetchedBytes = usages.Sum(usage => usage.FetchedBytes),
        };
    }
}
