using Flux.Contracts.Reconciling;
using Flux.Contracts.Tenants;
using Flux.Grains.Reconciling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Tenants.Metering;

/// <summary>
/// Tells each tenant's grain what the tenant has used on this silo: at once what is held against caps, now and then what the tenant's
/// status shows.
/// </summary>
internal sealed partial class UsageReporter(
    TenantMeters meters, TenantGate gate, ITenantDirectory tenants, IGrainFactory grains, ILocalSiloDetails silo,
    IOptions<ReconcileOptions> options, TimeProvider time, ILogger<UsageReporter> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>What has not changed is told again, since the tenant's grain may have moved to another silo.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (TenantUsage Usage, DateTimeOffset At)> _told = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var reported = time.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var isDue = time.GetUtcNow() - reported >= options.Value.UsageReportPeriod;
            reported = isDue ? time.GetUtcNow() : reported;
            foreach (var (tenant, meter) in meters.All)
            {
                await TellAsync(tenant, meter, isDue);
            }
        }
    }

    private async Task TellAsync(string tenant, TenantMeter meter, bool isDue)
    {
        try
        {
            await gate.TellAsync(tenants.Find(tenant), tenant);
            if (isDue && tenants.Find(tenant) is not null)
            {
                await ReportAsync(tenant, meter.Usage);
            }
        }
        catch (Exception error)
        {
            LogUntold(logger, tenant, error);
        }
    }

    private async Task ReportAsync(string tenant, TenantUsage usage)
    {
        var now = time.GetUtcNow();
        if (_told.TryGetValue(tenant, out var told) && told.Usage == usage && now - told.At < Again)
        {
            return;
        }

        await grains.GetGrain<ITenantGrain>(new ResourceId(tenant, "", tenant).ToString()).ReportUsageAsync(silo.SiloAddress.ToParsableString(), usage);
        _told[tenant] = (usage, now);
    }

    [LoggerMessage(EventId = 6302, Level = LogLevel.Debug, Message = "The usage of tenant {Tenant} could not be reported")]
    private static partial void LogUntold(ILogger logger, string tenant, Exception error);
}
