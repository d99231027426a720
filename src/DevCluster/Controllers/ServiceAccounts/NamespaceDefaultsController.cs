using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.ServiceAccounts;

/// <summary>Keeps in every namespace the service account <c>default</c> and the certificate of the API server.</summary>
internal sealed class NamespaceDefaultsController(ClusterObjects objects, ControllerOptions options) : IController
{
    private const string DefaultAccount = "default";
    private const string RootCertificate = "kube-root-ca.crt";
    private const string Description =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or "
        + "kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.Namespaces, ResourceKeys.ServiceAccounts, ResourceKeys.ConfigMaps];

    public void Observe(Change change, WorkQueue queue)
    {
        var key = change.Object!.Key;
        if (key.Resource == ResourceKeys.Namespaces)
        {
            queue.Add(key);
        }
        else if (change.Kind != ChangeKind.Added && key.Name is DefaultAccount or RootCertificate)
        {
            queue.Add(new ObjectKey(ResourceKeys.Namespaces, "", key.Namespace));
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } item || item.IsDeleting())
        {
            return null;
        }

        if (await objects.FindAsync(new ObjectKey(ResourceKeys.ServiceAccounts, key.Name, DefaultAccount), cancellationToken).ConfigureAwait(false) is null)
        {
            await objects.CreateAsync(ResourceKeys.ServiceAccounts, Named(DefaultAccount, key.Name), cancellationToken).ConfigureAwait(false);
        }

        await PublishCertificateAsync(new ObjectKey(ResourceKeys.ConfigMaps, key.Name, RootCertificate), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async ValueTask PublishCertificateAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var data = new MapNode { { "ca.crt", options.RootCertificate } };
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is null)
        {
            var map = Named(key.Name, key.Namespace);
            map.GetMap("metadata")!.Set("annotations", new MapNode { { "kubernetes.io/description", Description } });
            map.Set("data", data);
            await objects.CreateAsync(ResourceKeys.ConfigMaps, map, cancellationToken).ConfigureAwait(false);
            return;
        }

        await objects.UpdateAsync(key, "", item => Restore(item, data), cancellationToken).ConfigureAwait(false);
    }

    private static bool Restore(MapNode item, MapNode data)
    {
        if (data.Equals(item["data"]))
        {
            return false;
        }

        item.Set("data", data.Copy());
        return true;
    }

    private static MapNode Named(string name, string ns) => new() { { "metadata", new MapNode { { "name", name }, { "namespace", ns } } } };
}
