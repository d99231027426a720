using Flux.DevCluster.Aggregation;
using Flux.DevCluster.CustomResources;
using Flux.KubeApi.Errors;
using Flux.KubeApi.FrontProxy;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Bootstrap;

/// <summary>Makes the objects that every cluster begins with, and serves the kinds that a kept store defines.</summary>
internal sealed class ClusterBootstrap(ObjectClient client, IResourceRegistry registry, CustomResourceServing serving, FrontProxyIdentity frontProxy)
{
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    private readonly ObjectClient _objects = client.As("kube-apiserver");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Namespaces)
        {
            await EnsureAsync(new ResourceKey("", "namespaces"), new MapNode { { "metadata", new MapNode { { "name", name } } } }, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (resource, item) in BootstrapPolicy.All())
        {
            await EnsureAsync(new ResourceKey("rbac.authorization.k8s.io", resource), item, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (resource, item) in BootstrapObjects.All(registry.Current))
        {
            await EnsureAsync(resource, item, cancellationToken).ConfigureAwait(false);
        }

        await PublishFrontProxyAsync(cancellationToken).ConfigureAwait(false);
        await serving.LoadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells extension servers how to recognize this one; an authority that lives in memory is another one at every start.</summary>
    private async ValueTask PublishFrontProxyAsync(CancellationToken cancellationToken)
    {
        var configMaps = new ResourceKey("", "configmaps");
        var metadata = new MapNode { { "name", FrontProxySettings.ConfigMap }, { "namespace", FrontProxySettings.Namespace } };
        await EnsureAsync(configMaps, new MapNode { { "metadata", metadata } }, cancellationToken).ConfigureAwait(false);
        await _objects.UpdateAsync(configMaps, FrontProxySettings.Namespace, FrontProxySettings.ConfigMap, "", Publish, cancellationToken).ConfigureAwait(false);
    }

    private bool Publish(MapNode item)
    {
        item.Set("data", frontProxy.Published());
        return true;
    }

    private async ValueTask EnsureAsync(ResourceKey resource, MapNode item, CancellationToken cancellationToken)
    {
        try
        {
            await _objects.CreateAsync(resource, item, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Reason == "AlreadyExists")
        {
            // A kept store has it from an earlier start; whatever its owner changed since stays.
        }
    }
}
