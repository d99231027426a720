using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>Creates objects: name, identity, defaults, admission, validation, ownership, store.</summary>
internal sealed class ObjectCreator(IObjectStore store, AdmissionChain admission, IFieldOwnership ownership, TimeProvider time)
{
    /// <param name="item">Decoded and of the scope's kind; is changed.</param>
    /// <param name="applied">Set when the object comes from server-side apply, which has settled its owners already.</param>
    public async ValueTask<WrittenObject> CreateAsync(WriteScope scope, MapNode item, bool applied, CancellationToken cancellationToken)
    {
        var metadata = item.GetOrAddMap("metadata");
        CheckResourceVersion(metadata);
        scope = Identify(scope, metadata);
        RemoveServerFields(metadata);
        if (scope.Resource.IsTerminating)
        {
            throw ApiErrors.Forbidden(scope.Resource, scope.Name, "create not allowed while custom resource definition is terminating");
        }

        Default(scope, item);
        if (!applied)
        {
            // What admission adds belongs to nobody.
            item = ownership.Update(scope, null, item);
            metadata = item.GetOrAddMap("metadata");
        }

        StampIdentity(scope, metadata);
        var request = AdmissionChain.Describe(scope, AdmissionOperation.Create, item, null);
        await admission.MutateAsync(request, cancellationToken).ConfigureAwait(false);
        scope.Resource.Strategy.PrepareForCreate(item);
        scope.Version.Schema.Complete(item);
        Validate(scope, item);
        await admission.ValidateAsync(request, cancellationToken).ConfigureAwait(false);
        return await StoreAsync(scope, item, cancellationToken).ConfigureAwait(false);
    }

    private static void CheckResourceVersion(MapNode metadata)
    {
        if (long.TryParse(metadata.GetString("resourceVersion"), out var version) && version != 0)
        {
            throw ApiErrors.Unclassified("resourceVersion should not be set on objects to be created");
        }
    }

    private static WriteScope Identify(WriteScope scope, MapNode metadata)
    {
        var name = metadata.GetString("name") ?? "";
        if (name.Length == 0 && metadata.GetString("generateName") is { Length: > 0 } prefix)
        {
            name = ObjectMetadata.GenerateName(prefix);
            metadata.Set("name", name);
        }

        if (scope.Resource.IsNamespaced)
        {
            metadata.Set("namespace", scope.Namespace);
        }
        else
        {
            metadata.Remove("namespace");
        }

        return scope with { Name = name };
    }

    private static void RemoveServerFields(MapNode metadata)
    {
        foreach (var field in (ReadOnlySpan<string>)["deletionTimestamp", "deletionGracePeriodSeconds", "resourceVersion", "selfLink", "uid", "creationTimestamp"])
        {
            metadata.Remove(field);
        }
    }

    private void StampIdentity(WriteScope scope, MapNode metadata)
    {
        metadata.Set("uid", Guid.NewGuid().ToString());
        metadata.Set("creationTimestamp", ObjectMetadata.Timestamp(time.GetUtcNow()));
        if (scope.Resource.Strategy.HasGeneration)
        {
            metadata.Set("generation", 1);
        }
    }

    private static void Default(WriteScope scope, MapNode item)
    {
        scope.Version.Schema.Default(item);
        scope.Resource.Strategy.ApplyDefaults(item);
    }

    private static void Validate(WriteScope scope, MapNode item)
    {
        var report = new ValidationReport();
        MetadataValidator.ValidateCreate(scope.Resource, item, report);
        scope.Version.Schema.Validate(item, null, report);
        scope.Resource.Strategy.ValidateCreate(item, report);
        WriteChecks.ThrowIfInvalid(scope, report);
    }

    private async ValueTask<WrittenObject> StoreAsync(WriteScope scope, MapNode item, CancellationToken cancellationToken)
    {
        var final = WriteChecks.ToStorage(scope, item);
        if (scope.Options.DryRun)
        {
            return await store.GetAsync(scope.Key, cancellationToken).ConfigureAwait(false) is { } existing
                ? throw AlreadyExists(scope, existing)
                : new WrittenObject(WriteChecks.WithoutVersion(VersionConversion.Convert(scope.Resource, final, scope.Version.Name)), null, true);
        }

        var result = await store.WriteAsync(WriteRequest.Create(scope.Key, VersionedBody.Of(final)), cancellationToken).ConfigureAwait(false);
        return result.IsWritten
            ? new WrittenObject(ReadView.Of(scope.Resource, scope.Version, result.Object!).Root, result.Object, true)
            : throw AlreadyExists(scope, result.Object!);
    }

    private static ApiException AlreadyExists(WriteScope scope, StoredObject existing) =>
        ApiErrors.AlreadyExists(scope.Resource, scope.Name, ObjectMetadata.IsBeingDeleted(existing.Root));
}
