using System.Collections.Concurrent;
using Flux.Contracts.Tenants;

namespace Flux.Grains.Tenants.Metering;

/// <summary>What the silos have reported of the tenants whose grains live here. What a silo that is gone has used counts for its hour.</summary>
internal sealed class ReportedUsage(TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Tenant, string Silo), (TenantUsage Usage, DateTimeOffset At)> _reports = [];

    /// <summary>Keeps a report; false when it says nothing new.</summary>
    public bool Keep(string tenant, string silo, TenantUsage usage)
    {
        var isNew = !_reports.TryGetValue((tenant, silo), out var known) || known.Usage != usage;
        _reports[(tenant, silo)] = (usage, time.GetUtcNow());
        return isNew;
    }

    public TenantUsage Of(string tenant)
    {
        var now = time.GetUtcNow();
        var usages = _reports.Where(report => report.Key.Tenant == tenant && now - report.Value.At < Hour).Select(report => report.Value.Usage).ToArray();
        return new TenantUsage
        {
            ApiCalls = usages.Sum(usage => usage.ApiCalls),
            RenderSeconds = usages.Sum(usage => usage.RenderSeconds),
            FetchedBytes = usages.Sum(usage => usage.FetchedBytes),
        };
    }
}
