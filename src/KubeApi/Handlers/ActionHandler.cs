using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Negotiation;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Handlers;

/// <summary>Virtual kinds and subresources with handlers of their own.</summary>
internal sealed class ActionHandler(ObjectBodies bodies, ObjectClientFactory clients, IFieldOwnership ownership)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var options = QueryReader.ReadWriteOptions(call.Http.Request, "CreateOptions");
        MapNode? body = null;
        if (call.Info.Verb is "create" or "update" && call.Subresource?.Handler?.TakesBody != false)
        {
            body = await bodies.ReadAsync(call, options).ConfigureAwait(false);
        }

        var request = new SubresourceRequest
        {
            Info = call.Info,
            Resource = call.Resource,
            Version = call.Version,
            User = call.User,
            Objects = clients.For(call.User, options),
            Options = options,
            Body = body,
            OwnedBody = body is not null && call.Resource.Virtual is not null ? ownership.Update(call.Scope(options), null, body.Copy()) : null,
        };
        var response = call.Resource.Virtual is { } kind
            ? await kind.CreateAsync(request, call.Aborted).ConfigureAwait(false)
            : await call.Subresource!.Handler!.HandleAsync(request, call.Aborted).ConfigureAwait(false);
        WarningHeaders.Append(call.Http.Response, call.Warnings);
        await ResponseWriter.WriteAsync(call.Http, response.Code, response.Body, call.Media).ConfigureAwait(false);
    }
}
