using Flux.Contracts.Reconciling;
using Flux.Contracts.Tenants;
using Flux.Grains.Reconciling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flux.Grains.Tenants.Metering;

/// <summary>Tells each tenant's grain now and then what the tenant has used on this silo.</summary>
internal sealed partial class UsageReporter(
    TenantMeters meters, ITenantDirectory tenants, IGrainFactory grains, ILocalSiloDetails silo, TimeProvider time, ILogger<UsageReporter> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, TenantUsage> _told = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (tenant, usage) in meters.Usage)
            {
                await TellAsync(tenant, usage);
            }
        }
    }

    private async Task TellAsync(string tenant, TenantUsage usage)
    {
        if (tenants.Find(tenant) is null || _told.GetValueOrDefault(tenant) == usage)
        {
            return;
        }

        try
        {
            await grains.GetGrain<ITenantGrain>(new ResourceId(tenant, "", tenant).ToString()).ReportUsageAsync(silo.SiloAddress.ToParsableString(), usage);
            _told[tenant] = usage;
        }
        catch (Exception error)
        {
            LogUntold(logger, tenant, error);
        }
    }

    [LoggerMessage(EventId = 6302, Level = LogLevel.Debug, Message = "The usage of tenant {Tenant} could not be reported")]
    private static partial void LogUntold(ILogger logger, string tenant, Exception error);
}
