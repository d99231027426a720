using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Tables;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>One object; its status subresource reads as the object.</summary>
internal sealed class GetHandler(IObjectStore store, FormRenderer renderer)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var stored = await ObjectReader.RequireAsync(store, call.Resource, call.Namespace, call.Info.Name, call.Aborted).ConfigureAwait(false);
        await renderer.WriteAsync(call, 200, stored).ConfigureAwait(false);
    }
}
