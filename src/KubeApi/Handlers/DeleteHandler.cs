using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;
using Flux.KubeApi.Negotiation;

namespace Flux.KubeApi.Handlers;

/// <summary>DELETE of one object.</summary>
internal sealed class DeleteHandler(DeleteOptionsReader reader, ObjectDeleter deleter, FormRenderer renderer)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var options = await reader.ReadAsync(call).ConfigureAwait(false);
        var deleted = await deleter.DeleteAsync(call.Scope(new()), options, call.Aborted).ConfigureAwait(false);
        WarningHeaders.Append(call.Http.Response, call.Warnings);
        if (deleted.WasRemoved && !call.Resource.Strategy.ReturnsDeletedObject)
        {
            var details = StatusBody.Details(call.Info.Name, call.Resource.Group, call.Resource.Plural, deleted.Root.GetString("metadata", "uid") ?? "");
            await ResponseWriter.WriteAsync(call.Http, 200, StatusBody.Success(details), call.Media).ConfigureAwait(false);
            return;
        }

        var item = VersionConversion.Convert(call.Resource, deleted.Root, call.Version.Name);
        await renderer.WriteAsync(call, 200, item).ConfigureAwait(false);
    }
}
