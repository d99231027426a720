using Flux.KubeApi.Resources;
using Flux.ObjectStore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flux.DevCluster.Controllers.Running;

/// <summary>
/// Runs the controllers on one watch of the whole store: while nothing changes, nothing runs. Falls back to reading everything
/// anew when the watch has lost its place.
/// </summary>
internal sealed class ControllerManager(
    IObjectStore store, IResourceRegistry registry, IEnumerable<IController> controllers, ControllerOptions options, TimeProvider time, ILogger<ControllerManager> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Run)
        {
            return;
        }

        var loops = controllers.Select(controller => new ControllerLoop(controller, time, logger)).ToArray();
        try
        {
            var following = StoreFollower.RunAsync(token => FollowAsync(loops, token), time, stoppingToken);
            await Task.WhenAll([following, .. loops.Select(loop => loop.RunAsync(stoppingToken))]).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            foreach (var loop in loops)
            {
                loop.Dispose();
            }
        }
    }

    private async Task FollowAsync(ControllerLoop[] loops, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        await TellAllAsync(loops, cancellationToken).ConfigureAwait(false);
        if (await store.WatchAsync(new WatchRequest(version), cancellationToken).ConfigureAwait(false) is { } changes)
        {
            await TellAsync(loops, changes, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task TellAsync(ControllerLoop[] loops, IAsyncEnumerable<Change> changes, CancellationToken cancellationToken)
    {
        await foreach (var change in changes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var loop in loops)
            {
                loop.Observe(change);
            }
        }
    }

    private async Task TellAllAsync(ControllerLoop[] loops, CancellationToken cancellationToken)
    {
        foreach (var resource in registry.Current.Definitions.Where(kind => kind.Virtual is null).Select(kind => kind.StorageKey).Distinct())
        {
            var page = await store.ListAsync(new ListRequest(resource), cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                foreach (var loop in loops)
                {
                    loop.Observe(new Change(ChangeKind.Added, item.Version, item, null));
                }
            }
        }
    }
}
