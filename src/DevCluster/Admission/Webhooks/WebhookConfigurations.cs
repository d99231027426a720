using Flux.DevCluster.Admission.Matching;
using Flux.DevCluster.Kinds.Defaults;
using Flux.ObjectStore;
using Microsoft.Extensions.Hosting;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>The webhooks of the cluster, followed as they change, in the order of the names of their configurations.</summary>
internal sealed class WebhookConfigurations(IObjectStore store, TimeProvider time) : BackgroundService
{
    public static readonly ResourceKey Mutating = new("admissionregistration.k8s.io", "mutatingwebhookconfigurations");
    public static readonly ResourceKey Validating = new("admissionregistration.k8s.io", "validatingwebhookconfigurations");

    private volatile Webhook[] _mutating = [];
    private volatile Webhook[] _validating = [];

    public IReadOnlyList<Webhook> MutatingWebhooks => _mutating;

    public IReadOnlyList<Webhook> ValidatingWebhooks => _validating;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KindFollower.FollowAsync(store, Mutating, items => _mutating = Webhooks(items), time, stoppingToken),
        KindFollower.FollowAsync(store, Validating, items => _validating = Webhooks(items), time, stoppingToken));

    private static Webhook[] Webhooks(IReadOnlyList<StoredObject> configurations) =>
        [.. configurations.SelectMany(item => item.Root.Items("webhooks").Select(hook => new Webhook(item.Key.Name, hook)))];
}
