using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>Changes objects: the change is made on the newest state and stored only if that is still the newest.</summary>
internal sealed class ObjectUpdater(IObjectStore store, AdmissionChain admission, IFieldOwnership ownership)
{
    private const int Attempts = 6;

    /// <param name="change">Makes the next state from the current one (frozen) in the scope's version. Called again after a lost race.</param>
    /// <param name="applied">Set when the change is a server-side apply, which has settled its owners already.</param>
    /// <exception cref="ApiException">404, 409, 422, or what admission says.</exception>
    public async ValueTask<WrittenObject> UpdateAsync(
        WriteScope scope, Func<MapNode, ValueTask<MapNode>> change, bool applied, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await ObjectReader.RequireAsync(store, scope.Resource, scope.Namespace, scope.Name, cancellationToken).ConfigureAwait(false);
            var next = await TryOnceAsync(scope, current, change, applied, cancellationToken).ConfigureAwait(false);
            if (next is { } written)
            {
                return written;
            }

            // A caller that named the version it changes finds out at the next attempt that it is not the newest any more.
            if (attempt == Attempts)
            {
                throw ApiErrors.Modified(scope.Resource, scope.Name);
            }
        }
    }

    /// <returns>Null when somebody else was faster.</returns>
    private async ValueTask<WrittenObject?> TryOnceAsync(
        WriteScope scope, StoredObject current, Func<MapNode, ValueTask<MapNode>> change, bool applied, CancellationToken cancellationToken)
    {
        var old = ReadView.Of(scope.Resource, scope.Version, current).Root;
        var changed = await change(old).ConfigureAwait(false);
        var item = changed.IsFrozen ? changed.Copy() : changed;
        var metadata = item.GetOrAddMap("metadata");
        CheckVersion(scope, current, metadata);
        CheckIdentity(scope, metadata, old);
        CarryIdentity(metadata, old);
        Default(scope, item);
        if (!applied)
        {
            item = ownership.Update(scope, old, item);
        }

        scope.Resource.Strategy.PrepareForUpdate(item, old, scope.Subresource);
        var request = AdmissionChain.Describe(scope, AdmissionOperation.Update, item, old);
        await admission.MutateAsync(request, cancellationToken).ConfigureAwait(false);
        scope.Version.Schema.Complete(item);
        BumpGeneration(scope, item, old);

        // What is stored was valid already; but the rules of a custom kind may refuse that it stays as it is.
        var isSame = !scope.Resource.IsCustom && item.Equals(old);
        if (!isSame)
        {
            Validate(scope, item, old);
        }

        await admission.ValidateAsync(request, cancellationToken).ConfigureAwait(false);
        if (isSame && !ObjectMetadata.IsBeingDeleted(old))
        {
            return new WrittenObject(old, scope.Options.DryRun ? null : current);
        }

        return await StoreAsync(scope, current, item, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">409: the caller named a version that is not the newest; 422: one must be named.</exception>
    private static void CheckVersion(WriteScope scope, StoredObject current, MapNode metadata)
    {
        var version = metadata.GetString("resourceVersion") ?? "";
        if (version.Length == 0 || version == "0")
        {
            if (scope.Resource.Strategy.AllowsUnconditionalUpdate || scope.Subresource.Length > 0)
            {
                return;
            }

            throw ApiErrors.Invalid(
                new GroupKind(scope.Resource.Group, scope.Resource.Plural),
                scope.Name,
                [FieldError.Invalid("metadata.resourceVersion", NumberNode.Of(0), "must be specified for an update")]);
        }

        if (!long.TryParse(version, out var number))
        {
            throw ApiErrors.Invalid(scope.Resource.GroupKind, scope.Name, [FieldError.Invalid("metadata.resourceVersion", version, $"strconv.ParseUint: parsing \"{version}\": invalid syntax")]);
        }

        if (number != current.Version)
        {
            throw ApiErrors.Modified(scope.Resource, scope.Name);
        }
    }

    private static void CheckIdentity(WriteScope scope, MapNode metadata, MapNode old)
    {
        var uid = metadata.GetString("uid");
        var existing = old.GetString("metadata", "uid");
        if (uid is { Length: > 0 } && uid != existing)
        {
            throw ApiErrors.Conflict(
                scope.Resource,
                scope.Name,
                $"StorageError: invalid object, Code: 4, Key: {StoragePath.Of(scope)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {uid}, UID in object meta: {existing}");
        }
    }

    /// <summary>What the server alone decides stays as it was.</summary>
    private static void CarryIdentity(MapNode metadata, MapNode old)
    {
        var before = old.GetMap("metadata")!;
        foreach (var field in (ReadOnlySpan<string>)["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion"])
        {
            ObjectMetadata.Put(metadata, field, before[field]);
        }

        // generateName is immutable only where it is set; a client that omits it loses nothing.
        metadata.Remove("selfLink");
    }

    private static void Default(WriteScope scope, MapNode item)
    {
        scope.Version.Schema.Default(item);
        scope.Resource.Strategy.ApplyDefaults(item);
    }

    /// <summary>A status update never counts, even if it brings changed annotations along.</summary>
    private static void BumpGeneration(WriteScope scope, MapNode item, MapNode old)
    {
        var strategy = scope.Resource.Strategy;
        if (scope.Subresource != "status" && strategy.HasGeneration && strategy.ChangesSpec(item, old))
        {
            item.GetMap("metadata")!.Set("generation", (old.GetInt64("metadata", "generation") ?? 0) + 1);
        }
    }

    private static void Validate(WriteScope scope, MapNode item, MapNode old)
    {
        var report = new ValidationReport();
        MetadataValidator.ValidateUpdate(scope.Resource, item, old, report);
        if (scope.Subresource == "status")
        {
            scope.Version.Schema.ValidateStatus(item, old, report);
        }
        else
        {
            scope.Version.Schema.Validate(item, old, report);
        }

        scope.Resource.Strategy.ValidateUpdate(item, old, scope.Subresource, report);
        WriteChecks.ThrowIfInvalid(scope, report);
    }

    private async ValueTask<WrittenObject?> StoreAsync(WriteScope scope, StoredObject current, MapNode item, CancellationToken cancellationToken)
    {
        var final = WriteChecks.ToStorage(scope, item);
        var removes = ObjectMetadata.IsBeingDeleted(current.Root) && !ObjectMetadata.HasFinalizers(final) && !scope.Resource.Strategy.HoldsDeletion(final)
            && (final.GetInt64("metadata", "deletionGracePeriodSeconds") ?? 0) == 0;
        if (scope.Options.DryRun || (!removes && IsSame(final, current.Root)))
        {
            return new WrittenObject(Answer(scope, VersionedBody.Of(final)(current.Version)), scope.Options.DryRun ? null : current);
        }

        var request = removes
            ? WriteRequest.Delete(scope.Key, current.Version)
            : WriteRequest.Update(scope.Key, current.Version, VersionedBody.Of(final));
        var result = await store.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        return result.Outcome switch
        {
            WriteOutcome.Written when removes => new WrittenObject(Answer(scope, VersionedBody.Of(final)(current.Version)), null),
            WriteOutcome.Written => new WrittenObject(ReadView.Of(scope.Resource, scope.Version, result.Object!).Root, result.Object),
            WriteOutcome.NotFound => throw ApiErrors.NotFound(scope.Resource, scope.Name),
            _ => null,
        };
    }

    private static MapNode Answer(WriteScope scope, MapNode stored) => VersionConversion.Convert(scope.Resource, stored, scope.Version.Name);

    /// <summary>Whether a write would change nothing but its version.</summary>
    private static bool IsSame(MapNode final, MapNode stored)
    {
        var metadata = final.GetMap("metadata")!;
        metadata.Set("resourceVersion", stored.GetString("metadata", "resourceVersion") ?? "");
        return final.Equals(stored);
    }
}
