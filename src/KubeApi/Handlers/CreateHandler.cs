using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Handlers;

/// <summary>POST to a collection.</summary>
internal sealed class CreateHandler(ObjectBodies bodies, ObjectCreator creator, FormRenderer renderer)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var options = QueryReader.ReadWriteOptions(call.Http.Request, "CreateOptions");
        var item = await bodies.ReadAsync(call, options).ConfigureAwait(false);
        CheckNamespace(call, item);
        var written = await creator.CreateAsync(call.Scope(options, item.GetString("metadata", "name") ?? ""), item, applied: false, call.Aborted).ConfigureAwait(false);
        await WriteAnswer.WriteAsync(call, renderer, written, 201).ConfigureAwait(false);
    }

    private static void CheckNamespace(ResourceCall call, MapNode item)
    {
        var given = item.GetString("metadata", "namespace") ?? "";
        if (call.Resource.IsNamespaced && given.Length > 0 && given != call.Namespace)
        {
            throw ApiErrors.BadRequest(
                $"the namespace of the provided object does not match the namespace sent on the request");
        }
    }
}
