using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Handlers;

/// <summary>Server-side apply: creates the object when it is not there.</summary>
internal sealed class ApplyHandler(BodyParser parser, ObjectApplier applier, FormRenderer renderer)
{
    public const string MediaType = "application/apply-patch+yaml";

    public async Task HandleAsync(ResourceCall call)
    {
        var options = QueryReader.ReadWriteOptions(call.Http.Request, "PatchOptions");
        if (QueryReader.First(call.Http.Request.Query["fieldManager"]).Length == 0)
        {
            throw ApiErrors.Invalid(new GroupKind("meta.k8s.io", "PatchOptions"), "", [FieldError.Required("fieldManager", "is required for apply patch")]);
        }

        var bytes = await BodyReader.ReadAsync(call.Http.Request, call.Aborted).ConfigureAwait(false);
        var configuration = parser.Parse(bytes, MediaFormat.Yaml, call.Resource.Kind).Root;
        Check(call, configuration);
        var written = await applier.ApplyAsync(call.Scope(options), configuration, call.Aborted).ConfigureAwait(false);
        await WriteAnswer.WriteAsync(call, renderer, written, written.Created ? 201 : 200).ConfigureAwait(false);
    }

    private static void Check(ResourceCall call, MapNode configuration)
    {
        var wanted = call.Resource.KindIn(call.Version.Name);
        var apiVersion = configuration.GetString("apiVersion") ?? "";
        var kind = configuration.GetString("kind") ?? "";
        if (apiVersion != wanted.ApiVersion || kind != wanted.Kind)
        {
            throw ApiErrors.BadRequest(
                $"invalid object type: {GroupVersionKind.Parse(apiVersion, kind).Group}/{GroupVersionKind.Parse(apiVersion, kind).Version}, Kind={kind}");
        }

        var name = configuration.GetString("metadata", "name") ?? "";
        if (name.Length > 0 && name != call.Info.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({name}) does not match the name on the URL ({call.Info.Name})");
        }
    }
}
