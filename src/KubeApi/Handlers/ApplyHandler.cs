using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>Server-side apply: creates the object when it is not there.</summary>
internal sealed class ApplyHandler(
    IObjectStore store, BodyParser parser, IFieldOwnership ownership, ObjectWriters writers, FormRenderer renderer)
{
    public const string MediaType = "application/apply-patch+yaml";

    public async Task HandleAsync(ResourceCall call)
    {
        var options = QueryReader.ReadWriteOptions(call.Http.Request, "PatchOptions");
        if (call.Http.Request.Query["fieldManager"].ToString().Length == 0)
        {
            throw ApiErrors.Invalid(new GroupKind("meta.k8s.io", "PatchOptions"), "", [FieldError.Required("fieldManager", "is required for apply patch")]);
        }

        var bytes = await BodyReader.ReadAsync(call.Http.Request, call.Aborted).ConfigureAwait(false);
        var configuration = parser.Parse(bytes, MediaFormat.Yaml, call.Resource.Kind).Root;
        Check(call, configuration);
        var written = await WriteAsync(call, call.Scope(options), configuration).ConfigureAwait(false);
        await WriteAnswer.WriteAsync(call, renderer, written, written.Created ? 201 : 200).ConfigureAwait(false);
    }

    private async ValueTask<WrittenObject> WriteAsync(ResourceCall call, WriteScope scope, MapNode configuration)
    {
        if (call.Subresource is null && await store.GetAsync(scope.Key, call.Aborted).ConfigureAwait(false) is null)
        {
            var item = Applied(scope, Empty(call), configuration);
            try
            {
                return await writers.Creator.CreateAsync(scope, item, applied: true, call.Aborted).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.Reason == "AlreadyExists")
            {
                // Lost a race against another create: apply to what is there now.
            }
        }

        return await writers.Updater.UpdateAsync(
            scope, current => new ValueTask<MapNode>(Applied(scope, current, configuration)), applied: true, call.Aborted).ConfigureAwait(false);
    }

    /// <summary>The merged object in its typed form; the live object itself when nothing changes.</summary>
    private MapNode Applied(WriteScope scope, MapNode live, MapNode configuration)
    {
        var item = ownership.Apply(scope, live, configuration);
        if (!item.IsFrozen)
        {
            scope.Version.Schema.Decode(item, new DecodeReport());
            item.Set("apiVersion", scope.ApiVersion);
            item.Set("kind", scope.Resource.Kind);
        }

        return item;
    }

    private static MapNode Empty(ResourceCall call)
    {
        var metadata = new MapNode { { "name", call.Info.Name } };
        if (call.Resource.IsNamespaced)
        {
            metadata.Set("namespace", call.Namespace);
        }

        return new MapNode { { "apiVersion", call.Resource.KindIn(call.Version.Name).ApiVersion }, { "kind", call.Resource.Kind }, { "metadata", metadata } };
    }

    private static void Check(ResourceCall call, MapNode configuration)
    {
        var wanted = call.Resource.KindIn(call.Version.Name);
        var apiVersion = configuration.GetString("apiVersion") ?? "";
        var kind = configuration.GetString("kind") ?? "";
        if (apiVersion != wanted.ApiVersion || kind != wanted.Kind)
        {
            throw ApiErrors.BadRequest(
                $"invalid object type: {GroupVersionKind.Parse(apiVersion, kind).Group}/{GroupVersionKind.Parse(apiVersion, kind).Version}, Kind={kind}");
        }

        var name = configuration.GetString("metadata", "name") ?? "";
        if (name.Length > 0 && name != call.Info.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({name}) does not match the name on the URL ({call.Info.Name})");
        }
    }
}
