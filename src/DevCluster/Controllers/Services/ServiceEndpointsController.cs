using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Services;

/// <summary>Keeps the Endpoints and the EndpointSlice of every Service that selects pods.</summary>
internal sealed class ServiceEndpointsController(ClusterObjects objects) : IController
{
    private readonly ServiceSelectors _selectors = new();

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.Services, ResourceKeys.Pods, ResourceKeys.Endpoints, ResourceKeys.EndpointSlices];

    public void Observe(Change change, WorkQueue queue)
    {
        var item = change.Object!;
        if (item.Key.Resource == ResourceKeys.EndpointSlices)
        {
            if (OwnerIndex.Controller(item.Root) is { } owner && owner.GetString("kind") == "Service")
            {
                queue.Add(new ObjectKey(ResourceKeys.Services, item.Key.Namespace, owner.GetString("name") ?? ""));
            }
        }
        else if (item.Key.Resource == ResourceKeys.Pods)
        {
            foreach (var service in _selectors.Selecting(item.Key.Namespace, item.Root, change.Previous?.Root))
            {
                queue.Add(service);
            }
        }
        else
        {
            if (item.Key.Resource == ResourceKeys.Services)
            {
                _selectors.Note(item.Key, change.Kind == ChangeKind.Deleted ? null : item.Root);
            }

            queue.Add(item.Key with { Resource = ResourceKeys.Services });
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } service)
        {
            await SyncAsync(key, service, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await RemoveEndpointsAsync(key with { Resource = ResourceKeys.Endpoints }, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask SyncAsync(ObjectKey key, MapNode service, CancellationToken cancellationToken)
    {
        if (service.GetMap("spec", "selector") is not { Count: > 0 } selector || service.IsDeleting())
        {
            return;
        }

        var pods = await objects.ListAsync(ResourceKeys.Pods, key.Namespace, cancellationToken).ConfigureAwait(false);
        var backends = Backend.Of(service, pods.Select(pod => pod.Root).Where(pod => LabelSelection.Contains(pod.GetMap("metadata", "labels"), selector)));
        await WriteEndpointsAsync(key with { Resource = ResourceKeys.Endpoints }, EndpointsForm.Of(service, backends), cancellationToken).ConfigureAwait(false);
        await WriteSliceAsync(service, EndpointSliceForm.Of(service, backends), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteEndpointsAsync(ObjectKey key, MapNode wanted, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is null)
        {
            Trigger(wanted);
            await objects.CreateAsync(key.Resource, wanted, cancellationToken).ConfigureAwait(false);
            return;
        }

        await objects.UpdateAsync(key, "", found => Take(found, wanted, ["subsets"]), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteSliceAsync(MapNode service, MapNode wanted, CancellationToken cancellationToken)
    {
        var slices = await objects.OwnedAsync(ResourceKeys.EndpointSlices, service.Uid(), cancellationToken).ConfigureAwait(false);
        if (slices.Count == 0)
        {
            Trigger(wanted);
            await objects.CreateAsync(ResourceKeys.EndpointSlices, wanted, cancellationToken).ConfigureAwait(false);
            return;
        }

        await objects.UpdateAsync(slices[0].Key, "", found => Take(found, wanted, ["endpoints", "ports"]), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask RemoveEndpointsAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var found = await objects.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (found?.Label("endpoints.kubernetes.io/managed-by") is not null)
        {
            await objects.DeleteAsync(key, new KubeApi.Requests.DeleteOptions { Uid = found.Uid() }, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool Take(MapNode found, MapNode wanted, ReadOnlySpan<string> fields)
    {
        var labels = wanted.GetMap("metadata", "labels")!;
        var isSame = labels.Equals(found.Get("metadata", "labels"));
        foreach (var field in fields)
        {
            isSame &= Equals(found[field] is ListNode { Count: 0 } or NullNode ? null : found[field], wanted[field] is ListNode { Count: 0 } ? null : wanted[field]);
        }

        if (isSame)
        {
            return false;
        }

        found.GetOrAddMap("metadata").Set("labels", labels.Copy());
        Trigger(found);
        foreach (var field in fields)
        {
            if (wanted[field] is { } value)
            {
                found.Set(field, value.DeepClone());
            }
            else
            {
                found.Remove(field);
            }
        }

        return true;
    }

    private void Trigger(MapNode item) => item.GetOrAddMap("metadata").GetOrAddMap("annotations")
        .Set("endpoints.kubernetes.io/last-change-trigger-time", ObjectFields.Format(objects.Now));
}
