using System.Collections.Concurrent;
using Flux.KubeApi.CustomResources;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Requests;
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

    /// <summary>The definitions whose last objects are waited for.</summary>
    private readonly ConcurrentDictionary<string, bool> _finishing = new(StringComparer.Ordinal);

    /// <summary>Serves everything that the store holds now.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var item in await _objects.ListAsync(Definitions, null, cancellationToken).ConfigureAwait(false))
        {
            await ServeAsync(item.Root, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => StoreFollower.RunAsync(FollowAsync, time, stoppingToken);

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
                await ForgetAsync(change.Object!.Root, cancellationToken).ConfigureAwait(false);
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
            var kind = CustomResourceReader.Read(definition);
            if (DefinitionDeletion.IsPending(definition))
            {
                RegisterEstablished(definition, kind);
                await EmptyAsync(kind, name, cancellationToken).ConfigureAwait(false);
                return;
            }

            var others = await OthersAsync(kind.Group, name, cancellationToken).ConfigureAwait(false);
            await _objects.UpdateAsync(Definitions, "", name, "status", item => DefinitionStatus.AcceptNames(item, others, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            var established = await _objects.UpdateAsync(
                Definitions, "", name, "status", item => DefinitionStatus.Establish(item, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            RegisterEstablished(established, kind);
        }
        catch (ManifestException error)
        {
            LogMalformed(logger, name, error.Message);
        }
        catch (ApiException error) when (error.Code == 404)
        {
            // Deleted in the meantime; its delete event follows.
        }
        catch (ApiException error)
        {
            // One definition that cannot be worked on must not stop the others from being served.
            LogMalformed(logger, name, error.Message);
        }
    }

    private void RegisterEstablished(MapNode definition, ResourceDefinition kind)
    {
        if (DefinitionStatus.IsEstablished(definition))
        {
            registry.Register(kind);
        }
    }

    private async ValueTask<List<MapNode>> OthersAsync(string group, string name, CancellationToken cancellationToken) =>
        (await _objects.ListAsync(Definitions, null, cancellationToken).ConfigureAwait(false))
            .Where(item => item.Key.Name != name && item.Root.GetString("spec", "group") == group)
            .Select(item => item.Root)
            .ToList();

    /// <summary>Ends serving a kind; its names are free for those of the group that wait for them.</summary>
    private async ValueTask ForgetAsync(MapNode definition, CancellationToken cancellationToken)
    {
        var group = definition.GetString("spec", "group") ?? "";
        registry.Unregister(group, definition.GetString("spec", "names", "plural") ?? "");
        foreach (var waiting in (await OthersAsync(group, "", cancellationToken).ConfigureAwait(false)).Where(other => !DefinitionStatus.IsAccepted(other)))
        {
            await ServeAsync(waiting, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the objects of a kind that goes; the last one, when a finalizer held it, is looked for again with the kind's next change.</summary>
    private async ValueTask EmptyAsync(ResourceDefinition kind, string name, CancellationToken cancellationToken)
    {
        await _objects.UpdateAsync(Definitions, "", name, "status", item => DefinitionDeletion.ReportProgress(item, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        foreach (var item in await _objects.ListAsync(kind.StorageKey, null, cancellationToken).ConfigureAwait(false))
        {
            await DeleteAsync(item.Key, cancellationToken).ConfigureAwait(false);
        }

        if (_finishing.TryAdd(name, true))
        {
            _ = Task.Run(() => FinishAsync(kind, name, cancellationToken), cancellationToken);
        }
    }

    private async Task FinishAsync(ResourceDefinition kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryFinishAsync(kind, name, cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is ApiException or OperationCanceledException or ObjectDisposedException)
        {
            // Somebody else finished the deletion, or the server stops.
        }
        finally
        {
            _finishing.TryRemove(name, out _);
        }
    }

    private async ValueTask<bool> TryFinishAsync(ResourceDefinition kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            if ((await _objects.ListAsync(kind.StorageKey, null, cancellationToken).ConfigureAwait(false)).Count > 0)
            {
                return false;
            }

            await _objects.UpdateAsync(Definitions, "", name, "status", item => DefinitionDeletion.ReportCompletion(item, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            await _objects.UpdateAsync(Definitions, "", name, "", DefinitionDeletion.RemoveFinalizer, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ObjectStoreException)
        {
            // The database is away; it is tried again.
            return false;
        }
        catch (ApiException error) when (error.Code == 409)
        {
            return false;
        }
    }

    private async ValueTask DeleteAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            await _objects.DeleteAsync(key.Resource, key.Namespace, key.Name, new DeleteOptions(), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Code == 404)
        {
            // Gone already.
        }
    }

    [LoggerMessage(EventId = 7101, Level = LogLevel.Warning, Message = "CustomResourceDefinition {Name} cannot be served: {Reason}")]
    private static partial void LogMalformed(ILogger logger, string name, string reason);
}
