using Flux.Contracts.Reconciling;

namespace Flux.Silo.Hosting;

/// <summary>
/// Tells the dispatcher of silos that are gone. Every remaining silo tells, since the dispatcher may have been on the lost one:
/// the call then starts it elsewhere.
/// </summary>
internal sealed partial class SiloLossWatch(
    IClusterMembershipService membership, IGrainFactory grains, TimeProvider time, ILogger<SiloLossWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Those that were gone before this silo came have been told of, or are covered by the dispatcher's own start.
        var told = membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Dead)
            .Select(member => member.SiloAddress)
            .ToHashSet();
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var gone = snapshot.Members.Values.Where(member => member.Status == SiloStatus.Dead && told.Add(member.SiloAddress)).ToArray();
            foreach (var member in gone)
            {
                await TellAsync(member.SiloAddress, stoppingToken);
            }
        }
    }

    private async Task TellAsync(SiloAddress silo, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IDispatcherGrain>(0).RecoverAsync(silo.ToParsableString()).WaitAsync(cancellationToken);
                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogUntold(logger, silo.ToParsableString(), error);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Warning, Message = "The dispatcher could not be told yet that silo {Silo} is gone")]
    private static partial void LogUntold(ILogger logger, string silo, Exception error);
}
