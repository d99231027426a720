using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Tables;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>One object; its status subresource reads as the object.</summary>
internal sealed class GetHandler(IObjectStore store, FormRenderer renderer)
{
    public async Task HandleAsync(ResourceCall call)
    {
        await RequireVersionAsync(call).ConfigureAwait(false);
        var stored = await ObjectReader.RequireAsync(store, call.Resource, call.Namespace, call.Info.Name, call.Aborted).ConfigureAwait(false);
        await renderer.WriteAsync(call, 200, stored).ConfigureAwait(false);
    }

    /// <summary>What is served is the newest; a client that has seen something newer is told so.</summary>
    private async ValueTask RequireVersionAsync(ResourceCall call)
    {
        if (ListOptions.ReadVersion(call.Http.Request) is { } version && await store.GetVersionAsync(call.Aborted).ConfigureAwait(false) is var newest && version > newest)
        {
            throw ApiErrors.TooLargeVersion(version, newest);
        }
    }
}
