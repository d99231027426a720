using Flux.KubeApi.CustomResources;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flux.DevCluster.CustomResources;

/// <summary>Serves what CustomResourceDefinitions define, as soon as they are stored, and says so in their conditions.</summary>
internal sealed partial class CustomResourceServing(IResourceRegistry registry, ObjectClient objects, TimeProvider time, ILogger<CustomResourceServing> logger)
    : BackgroundService
{
    public static readonly ResourceKey Definitions = new("apiextensions.k8s.io", "customresourcedefinitions");

    private readonly ObjectClient _objects = objects.As("kube-apiserver");

    /// <summary>Serves everything that the store holds now.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var item in await _objects.ListAsync(Definitions, null, cancellationToken).ConfigureAwait(false))
        {
            await ServeAsync(item.Root, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (WatchLostException)
            {
                // The history is gone; the next round reads the current state.
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var version = await _objects.Store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        var changes = await _objects.Store.WatchAsync(new WatchRequest(version) { Resource = Definitions }, cancellationToken).ConfigureAwait(false);
        if (changes is null)
        {
            return;
        }

        await foreach (var change in changes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (change.Kind == ChangeKind.Deleted)
            {
                registry.Unregister(change.Object!.Root.GetString("spec", "group") ?? "", change.Object.Root.GetString("spec", "names", "plural") ?? "");
            }
            else if (change.Object is { } item)
            {
                await ServeAsync(item.Root, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask ServeAsync(MapNode definition, CancellationToken cancellationToken)
    {
        var name = definition.GetString("metadata", "name") ?? "";
        try
        {
            registry.Register(CustomResourceReader.Read(definition));
            await _objects.UpdateAsync(Definitions, "", name, "status", item => DefinitionStatus.Establish(item, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }
        catch (ManifestException error)
        {
            LogMalformed(logger, name, error.Message);
        }
        catch (ApiException error) when (error.Code == 404)
        {
            // Deleted in the meantime; its delete event follows.
        }
    }

    [LoggerMessage(EventId = 7101, Level = LogLevel.Warning, Message = "CustomResourceDefinition {Name} cannot be served: {Reason}")]
    private static partial void LogMalformed(ILogger logger, string name, string reason);
}
