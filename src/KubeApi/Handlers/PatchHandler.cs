using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Patching;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Handlers;

/// <summary>PATCH in its four dialects.</summary>
internal sealed class PatchHandler(ApplyHandler apply, ObjectUpdater updater, IResourceRegistry registry, FormRenderer renderer)
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

    private MapNode Patched(ResourceCall call, WriteOptions options, IObjectPatch patch, MapNode current)
    {
        // A retry reports anew.
        call.Warnings.Clear();
        var item = patch.Apply(current);
        PatchedIdentity.Check(call, current, item);
        if (call.Subresource is not { IsForeignKind: true } && !call.Resource.IsCustom && PatchedKind.Fault(call, registry.Current, item) is { } other)
        {
            throw ObjectBodies.Unreadable(PrintedPatch.Of(item, patch.Source, sortsAll: false), other);
        }

        try
        {
            ObjectBodies.DecodePatched(call, item, options, patch);
        }
        catch (ApiException error) when (error.DecodeFault is { } fault && patch is not StrategicObjectPatch)
        {
            // What was decoded so far is not what the patch made.
            throw ObjectBodies.Unreadable(PrintedPatch.Of(patch.Apply(current), patch.Source, sortsAll: false), fault);
        }

        return item;
    }

    private static ApiException ForceForbidden() => ApiErrors.Invalid(
        new Manifests.Objects.GroupKind("meta.k8s.io", "PatchOptions"),
        "",
        [Manifests.Validation.FieldError.Forbidden("force", "may not be specified for non-apply patch")]);
}
