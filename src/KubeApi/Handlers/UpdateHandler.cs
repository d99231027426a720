using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Handlers;

/// <summary>PUT of an object or of its status.</summary>
internal sealed class UpdateHandler(ObjectBodies bodies, ObjectCreator creator, ObjectUpdater updater, FormRenderer renderer)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var options = QueryReader.ReadWriteOptions(call.Http.Request, "UpdateOptions");
        var item = await bodies.ReadAsync(call, options).ConfigureAwait(false);
        CheckNames(call, item);
        item.GetOrAddMap("metadata").TryAdd("name", call.Info.Name);
        var written = await WriteAsync(call, call.Scope(options), item).ConfigureAwait(false);
        await WriteAnswer.WriteAsync(call, renderer, written, written.Created ? 201 : 200).ConfigureAwait(false);
    }

    private async ValueTask<WrittenObject> WriteAsync(ResourceCall call, WriteScope scope, MapNode item)
    {
        try
        {
            item.Freeze();
            return await updater.UpdateAsync(scope, _ => new ValueTask<MapNode>(item), applied: false, call.Aborted).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Code == 404 && call.Resource.Strategy.AllowsCreateOnUpdate && call.Subresource is null)
        {
            var created = item.Copy();
            created.GetMap("metadata")!.Remove("resourceVersion");
            return await creator.CreateAsync(scope, created, applied: false, call.Aborted).ConfigureAwait(false);
        }
    }

    private static void CheckNames(ResourceCall call, MapNode item)
    {
        var name = item.GetString("metadata", "name") ?? "";
        if (name.Length > 0 && name != call.Info.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({name}) does not match the name on the URL ({call.Info.Name})");
        }

        if (name.Length == 0 && !call.Resource.IsCustom)
        {
            throw ApiErrors.BadRequest("name must be provided");
        }

        var ns = item.GetString("metadata", "namespace") ?? "";
        if (call.Resource.IsNamespaced && ns.Length > 0 && ns != call.Namespace)
        {
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
    }
}
