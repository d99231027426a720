using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.Extensions.Hosting;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>The webhooks of the cluster, followed as they change: a write must not have to look for them.</summary>
internal sealed class WebhookConfigurations(IObjectStore store) : BackgroundService
{
    public static readonly ResourceKey Mutating = new("admissionregistration.k8s.io", "mutatingwebhookconfigurations");
    public static readonly ResourceKey Validating = new("admissionregistration.k8s.io", "validatingwebhookconfigurations");

    private volatile MapNode[] _mutating = [];
    private volatile MapNode[] _validating = [];

    public IReadOnlyList<MapNode> MutatingWebhooks => _mutating;

    public IReadOnlyList<MapNode> ValidatingWebhooks => _validating;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowAsync(Mutating, webhooks => _mutating = webhooks, stoppingToken), FollowAsync(Validating, webhooks => _validating = webhooks, stoppingToken));

    private async Task FollowAsync(ResourceKey kind, Action<MapNode[]> take, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var version = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
                take(await ReadAsync(kind, cancellationToken).ConfigureAwait(false));
                var changes = await store.WatchAsync(new WatchRequest(version) { Resource = kind }, cancellationToken).ConfigureAwait(false);
                await foreach (var _ in (changes ?? AsyncEnumerable.Empty<Change>()).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    take(await ReadAsync(kind, cancellationToken).ConfigureAwait(false));
                }
            }
            catch (WatchLostException)
            {
                // Read anew in the next round.
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>In the order in which they are called: by the names of their configurations.</summary>
    private async ValueTask<MapNode[]> ReadAsync(ResourceKey kind, CancellationToken cancellationToken)
    {
        var page = await store.ListAsync(new ListRequest(kind), cancellationToken).ConfigureAwait(false);
        return [.. page.Items.OrderBy(item => item.Key.Name, StringComparer.Ordinal).SelectMany(item => item.Root.Items("webhooks"))];
    }
}
