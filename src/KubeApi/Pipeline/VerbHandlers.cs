using Flux.KubeApi.Errors;
using Flux.KubeApi.Handlers;
using Flux.KubeApi.Watching;

namespace Flux.KubeApi.Pipeline;

/// <summary>Picks the handler of a verb.</summary>
internal sealed class VerbHandlers(
    GetHandler get,
    ListHandler list,
    WatchHandler watch,
    CreateHandler create,
    UpdateHandler update,
    PatchHandler patch,
    DeleteHandlers delete,
    ActionHandler actions,
    ScaleHandler scale)
{
    public Task HandleAsync(ResourceCall call)
    {
        if (call.Resource.Virtual is not null || call.Subresource?.Handler is not null)
        {
            return actions.HandleAsync(call);
        }

        if (call.Subresource?.Scale is not null)
        {
            return scale.HandleAsync(call);
        }

        return call.Info.Verb switch
        {
            "get" => get.HandleAsync(call),
            "list" => list.HandleAsync(call),
            "watch" => watch.HandleAsync(call),
            "create" => create.HandleAsync(call),
            "update" => update.HandleAsync(call),
            "patch" => patch.HandleAsync(call),
            "delete" => delete.One.HandleAsync(call),
            "deletecollection" => delete.Many.HandleAsync(call),
            _ => throw ApiErrors.MethodNotAllowed(),
        };
    }
}
