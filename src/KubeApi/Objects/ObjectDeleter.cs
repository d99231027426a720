using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>Deletes objects: at once, or by marking them until grace and finalizers are done.</summary>
internal sealed class ObjectDeleter(IObjectStore store, AdmissionChain admission, TimeProvider time)
{
    public const string OrphanFinalizer = "orphan";
    public const string ForegroundFinalizer = "foregroundDeletion";

    private const int Attempts = 6;

    /// <exception cref="ApiException">404, 409, or what admission says.</exception>
    public async ValueTask<DeletedObject> DeleteAsync(WriteScope scope, DeleteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = await ObjectReader.RequireAsync(store, scope.Resource, scope.Namespace, scope.Name, cancellationToken).ConfigureAwait(false);
            CheckPreconditions(scope, options, current.Root);
            var request = AdmissionChain.Describe(scope, AdmissionOperation.Delete, null, current.Root);
            await admission.MutateAsync(request, cancellationToken).ConfigureAwait(false);
            await admission.ValidateAsync(request, cancellationToken).ConfigureAwait(false);
            if (await TryOnceAsync(scope, options, current, cancellationToken).ConfigureAwait(false) is { } deleted)
            {
                return deleted;
            }
        }

        throw ApiErrors.Modified(scope.Resource, scope.Name);
    }

    private static void CheckPreconditions(WriteScope scope, DeleteOptions options, MapNode current)
    {
        var uid = current.GetString("metadata", "uid");
        var version = current.GetString("metadata", "resourceVersion");
        if (options.Uid is not null && options.Uid != uid)
        {
            throw Mismatch(scope, "UID", options.Uid, uid, "deleted and then recreated");
        }

        if (options.ResourceVersion is not null && options.ResourceVersion != version)
        {
            throw Mismatch(scope, "ResourceVersion", options.ResourceVersion, version, "modified");
        }
    }

    /// <summary>Told of the kind, not of the resource; namespaces look at the preconditions themselves and say it their own way.</summary>
    private static ApiException Mismatch(WriteScope scope, string what, string wanted, string? actual, string why)
    {
        if (scope.Resource is { Group: "", Plural: "namespaces" })
        {
            return ApiErrors.Conflict(scope.Resource, scope.Name, $"Precondition failed: {what} in precondition: {wanted}, {what} in object meta: {actual}");
        }

        var kind = scope.Resource.GroupKind;
        return ApiErrors.Failure(
            409,
            "Conflict",
            $"Operation cannot be fulfilled on {kind} \"{scope.Name}\": the {what} in the precondition ({wanted}) does not match the {what} in record ({actual}). The object might have been {why}",
            StatusBody.Details(scope.Name, kind.Group, kind.Kind));
    }

    private async ValueTask<DeletedObject?> TryOnceAsync(WriteScope scope, DeleteOptions options, StoredObject current, CancellationToken cancellationToken)
    {
        var marked = Mark(scope, options, current.Root);
        var isWaiting = ObjectMetadata.HasFinalizers(marked) || scope.Resource.Strategy.HoldsDeletion(marked) || (marked.GetInt64("metadata", "deletionGracePeriodSeconds") ?? 0) > 0;
        if (!isWaiting)
        {
            return await RemoveAsync(scope, options, current, marked, cancellationToken).ConfigureAwait(false);
        }

        if (options.DryRun || marked.Equals(current.Root))
        {
            return new DeletedObject(current.Root.Equals(marked) ? current.Root : marked, WasRemoved: false);
        }

        var result = await store.WriteAsync(WriteRequest.Update(scope.Key, current.Version, VersionedBody.Of(marked)), cancellationToken).ConfigureAwait(false);
        return result.Outcome switch
        {
            WriteOutcome.Written => new DeletedObject(result.Object!.Root, WasRemoved: false),
            WriteOutcome.NotFound => throw ApiErrors.NotFound(scope.Resource, scope.Name),
            _ => null,
        };
    }

    private async ValueTask<DeletedObject?> RemoveAsync(
        WriteScope scope, DeleteOptions options, StoredObject current, MapNode marked, CancellationToken cancellationToken)
    {
        if (options.DryRun)
        {
            return new DeletedObject(current.Root, WasRemoved: true);
        }

        var result = await store.WriteAsync(WriteRequest.Delete(scope.Key, current.Version), cancellationToken).ConfigureAwait(false);
        return result.Outcome switch
        {
            // What can end gracefully is marked before it is removed, and answered so.
            WriteOutcome.Written => new DeletedObject(scope.Resource.Strategy.HasGracefulDeletion ? VersionedBody.Of(marked)(result.Object!.Version) : result.Object!.Root, WasRemoved: true),
            WriteOutcome.NotFound => throw ApiErrors.NotFound(scope.Resource, scope.Name),
            _ => null,
        };
    }

    /// <summary>The object as it stands while it waits for its deletion.</summary>
    private MapNode Mark(WriteScope scope, DeleteOptions options, MapNode current)
    {
        var item = ObjectMetadata.WithOwnMetadata(current);
        var metadata = item.GetMap("metadata")!;
        SetFinalizers(metadata, current, FinalizersFor(scope, options, current));
        var strategy = scope.Resource.Strategy;
        var grace = strategy.GracePeriod(current, options.GracePeriodSeconds);
        if (ObjectMetadata.IsBeingDeleted(current))
        {
            Shorten(metadata, strategy.HasGracefulDeletion ? grace : null, options);
            return item;
        }

        metadata.Set("deletionTimestamp", ObjectMetadata.Timestamp(time.GetUtcNow().AddSeconds(grace)));
        metadata.Set("deletionGracePeriodSeconds", grace);
        if (strategy.CountsDeletion && metadata.GetInt64("generation") is > 0 and var generation)
        {
            metadata.Set("generation", generation + 1);
        }

        strategy.PrepareForDelete(item);
        var marked = ObjectMetadata.Arrange(item, scope.Resource.Kind, current.GetString("apiVersion")!, scope.Resource.IsCustom);
        marked.GetMap("metadata")!.Set("resourceVersion", current.GetString("metadata", "resourceVersion") ?? "");
        return marked;
    }

    /// <summary>A second delete may only shorten the grace.</summary>
    private void Shorten(MapNode metadata, long? grace, DeleteOptions options)
    {
        if (grace is { } seconds && options.GracePeriodSeconds is not null && seconds < (metadata.GetInt64("deletionGracePeriodSeconds") ?? 0))
        {
            metadata.Set("deletionTimestamp", ObjectMetadata.Timestamp(time.GetUtcNow().AddSeconds(seconds)));
            metadata.Set("deletionGracePeriodSeconds", seconds);
        }
    }

    private static List<string> FinalizersFor(WriteScope scope, DeleteOptions options, MapNode current)
    {
        var finalizers = ObjectMetadata.Finalizers(current).ToList();
        var policy = options.PropagationPolicy;
        if (policy is null && finalizers.Exists(finalizer => finalizer is OrphanFinalizer or ForegroundFinalizer))
        {
            return finalizers;
        }

        policy ??= scope.Resource.Strategy.OrphansByDefault ? "Orphan" : "Background";
        finalizers.RemoveAll(finalizer => finalizer is OrphanFinalizer or ForegroundFinalizer);
        if (policy == "Orphan")
        {
            finalizers.Add(OrphanFinalizer);
        }
        else if (policy == "Foreground")
        {
            finalizers.Add(ForegroundFinalizer);
        }

        return finalizers;
    }

    private static void SetFinalizers(MapNode metadata, MapNode current, List<string> finalizers)
    {
        if (finalizers.SequenceEqual(ObjectMetadata.Finalizers(current)))
        {
            return;
        }

        ObjectMetadata.Put(metadata, "finalizers", finalizers.Count == 0 ? null : new ListNode(finalizers.Select(finalizer => (Node)finalizer)));
    }
}
