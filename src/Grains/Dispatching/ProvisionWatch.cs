using Flux.Contracts.Reconciling;
using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Tenants;
using Flux.Manifests.Objects;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Dispatching;

/// <summary>
/// Follows what tenants were given in the home cluster, so that a namespace, an account, a right or a fence that somebody takes away or
/// changes is given again at once. A tenant's own provisioning is told too, and ends with nothing to do.
/// </summary>
internal sealed partial class ProvisionWatch(
    RemoteClusters clusters, WakeRules rules, ITenantDirectory tenants, IOptions<ReconcileOptions> options, TimeProvider time, ILogger<ProvisionWatch> logger)
{
    /// <summary>Follows until it is cancelled; at once when no tenants are reconciled here.</summary>
    public Task RunAsync(Func<IReadOnlyList<Wake>, Task> wake, CancellationToken cancellationToken) => rules.Running.Contains(ToolkitKinds.Tenant)
        ? Task.WhenAll(TenantObjects.Kinds.Select(kind => FollowAsync(kind, wake, cancellationToken)))
        : Task.CompletedTask;

    private async Task FollowAsync(GroupVersionKind kind, Func<IReadOnlyList<Wake>, Task> wake, CancellationToken cancellationToken)
    {
        var watch = new KindWatch(clusters, new WatchedKind(ClusterId.Home, kind, TenantObjects.TenantLabel), options, time);
        var known = new ProvisionedObjects();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var news in watch.FollowAsync(cancellationToken))
                {
                    await wake(WakesOf(known.Observe(news)));
                }
            }
            catch (OperationCanceledException)
            {
                // Silent for too long, or at the end.
            }
            catch (Exception error)
            {
                LogInterrupted(logger, kind.Kind, error.Message);
                watch.Failed();
                watch.HasLostPlace(error);
            }

            await watch.PauseAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>Whoever puts the label of another tenant on something of its own wakes itself only.</summary>
    private Wake[] WakesOf(IEnumerable<string> namespaces) =>
    [
        .. namespaces.Select(tenants.TenantOf).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(tenant => rules.WakeOf(ToolkitKinds.Tenant, ToolkitKinds.Tenant.Key("", tenant), WakeReason.Drifted)),
    ];

    [LoggerMessage(EventId = 6107, Level = LogLevel.Information, Message = "The watch of each {Kind} that tenants were given was interrupted: {Error}")]
    private static partial void LogInterrupted(ILogger logger, string kind, string error);
}
