using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Patching;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Scaling;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>The scale subresource: replicas of an object seen as an <c>autoscaling/v1 Scale</c>.</summary>
internal sealed class ScaleHandler(IObjectStore store, ObjectBodies bodies, ObjectUpdater updater, IFieldOwnership ownership, FormRenderer renderer)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var view = new ScaleView(call.Subresource!.Scale!);
        switch (call.Info.Verb)
        {
            case "get":
                var stored = await ObjectReader.RequireAsync(store, call.Resource, call.Namespace, call.Info.Name, call.Aborted).ConfigureAwait(false);
                await AnswerAsync(call, view.Of(VersionConversion.Convert(call.Resource, stored.Root, call.Version.Name))).ConfigureAwait(false);
                break;
            case "update":
                var options = QueryReader.ReadWriteOptions(call.Http.Request, "UpdateOptions");
                var body = await bodies.ReadAsync(call, options).ConfigureAwait(false);
                CheckName(call, body);
                await WriteAsync(call, options, view, _ => body).ConfigureAwait(false);
                break;
            default:
                var patchOptions = QueryReader.ReadWriteOptions(call.Http.Request, "PatchOptions");
                var bytes = await BodyReader.ReadAsync(call.Http.Request, call.Aborted).ConfigureAwait(false);
                var type = call.Http.Request.ContentType?.Split(';', 2)[0].Trim() ?? "";
                if (type == ApplyHandler.MediaType)
                {
                    await ApplyAsync(call, patchOptions, view, bytes).ConfigureAwait(false);
                    break;
                }

                var patch = BodyPatches.Parse(call, type, bytes);
                await WriteAsync(call, patchOptions, view, current => patch.Apply(view.Of(current))).ConfigureAwait(false);
                break;
        }
    }

    private async Task WriteAsync(ResourceCall call, WriteOptions options, ScaleView view, Func<MapNode, MapNode> change)
    {
        var scope = call.Scope(options);
        var written = await updater.UpdateAsync(
            scope with { Subresource = "scale" },
            current => new ValueTask<MapNode>(Scaled(call, view, current, change(current))),
            applied: false,
            call.Aborted).ConfigureAwait(false);
        WarningHeaders.Append(call.Http.Response, call.Warnings);
        await AnswerAsync(call, view.Of(written.Root)).ConfigureAwait(false);
    }

    private async Task ApplyAsync(ResourceCall call, WriteOptions options, ScaleView view, ReadOnlyMemory<byte> bytes)
    {
        var configuration = bodies.ParseApplied(call, bytes);
        CheckName(call, configuration);
        var scope = call.Scope(options);
        var written = await updater.UpdateAsync(
            scope, current => new ValueTask<MapNode>(ownership.Apply(scope, current, configuration)), applied: true, call.Aborted).ConfigureAwait(false);
        WarningHeaders.Append(call.Http.Response, call.Warnings);
        await AnswerAsync(call, view.Of(written.Root)).ConfigureAwait(false);
    }

    private static void CheckName(ResourceCall call, MapNode body)
    {
        if (body.GetString("metadata", "name") is { Length: > 0 } name && name != call.Info.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({name}) does not match the name on the URL ({call.Info.Name})");
        }
    }

    private static MapNode Scaled(ResourceCall call, ScaleView view, MapNode current, MapNode scale)
    {
        var replicas = scale.GetInt64("spec", "replicas") ?? 0;
        if (replicas < 0 && !call.Resource.IsCustom)
        {
            throw ApiErrors.Invalid(
                new Manifests.Objects.GroupKind("autoscaling", "Scale"),
                call.Info.Name,
                [FieldError.Invalid("spec.replicas", NumberNode.Of(replicas), "must be greater than or equal to 0")]);
        }

        var item = current.Copy();
        view.SetReplicas(item, replicas);
        var version = scale.GetString("metadata", "resourceVersion");
        ObjectMetadata.Put(item.GetMap("metadata")!, "resourceVersion", version is null ? null : new StringNode(version));
        return item;
    }

    private Task AnswerAsync(ResourceCall call, MapNode scale) => renderer.WriteAsync(call, 200, scale);
}
