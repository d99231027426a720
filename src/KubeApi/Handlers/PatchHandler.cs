using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Patching;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Handlers;

/// <summary>PATCH in its four dialects.</summary>
internal sealed class PatchHandler(ApplyHandler apply, ObjectUpdater updater, FormRenderer renderer)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var type = call.Http.Request.ContentType?.Split(';', 2)[0].Trim() ?? "";
        if (type == ApplyHandler.MediaType)
        {
            await apply.HandleAsync(call).ConfigureAwait(false);
            return;
        }

        var options = QueryReader.ReadWriteOptions(call.Http.Request, "PatchOptions");
        if (options.Force)
        {
            throw ForceForbidden();
        }

        var bytes = await BodyReader.ReadAsync(call.Http.Request, call.Aborted).ConfigureAwait(false);
        var patch = BodyPatches.Parse(call, type, bytes);
        var written = await updater.UpdateAsync(call.Scope(options), current => new ValueTask<MapNode>(Patched(call, options, patch, current)), applied: false, call.Aborted)
            .ConfigureAwait(false);
        await WriteAnswer.WriteAsync(call, renderer, written, 200).ConfigureAwait(false);
    }

    private static MapNode Patched(ResourceCall call, WriteOptions options, IObjectPatch patch, MapNode current)
    {
        // A retry reports anew.
        call.Warnings.Clear();
        var item = patch.Apply(current);
        PatchedIdentity.Check(call, current, item);
        ObjectBodies.DecodePatched(call, item, options, patch);
        return item;
    }

    private static ApiException ForceForbidden() => ApiErrors.Invalid(
        new Manifests.Objects.GroupKind("meta.k8s.io", "PatchOptions"),
        "",
        [Manifests.Validation.FieldError.Forbidden("force", "may not be specified for non-apply patch")]);
}
