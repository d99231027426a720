using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Tables;

/// <summary>Shows objects in the form a client asked for: whole, as table row, or metadata only.</summary>
internal sealed class FormRenderer(TableBuilder tables)
{
    /// <summary>Answers a single stored object.</summary>
    public Task WriteAsync(ResourceCall call, int code, StoredObject stored)
    {
        var view = ReadView.Of(call.Resource, call.Version, stored);
        return call.Media is { Form: ResponseForm.Object, Format: MediaFormat.Json, IsPretty: false }
            ? ResponseWriter.WriteJsonAsync(call.Http, code, view.Json)
            : WriteAsync(call, code, view.Root);
    }

    public Task WriteAsync(ResourceCall call, int code, MapNode item) =>
        ResponseWriter.WriteAsync(call.Http, code, Render(call, item), call.Media);

    /// <exception cref="ApiException">406: a list form for a single object.</exception>
    public MapNode Render(ResourceCall call, MapNode item) => call.Media.Form switch
    {
        ResponseForm.Table => tables.Build(call, [item], ListMetadata(item), TableObjects.Of(call.Http.Request)),
        ResponseForm.PartialMetadata => Partial(item, call.Media.FormVersion),
        ResponseForm.PartialMetadataList => throw ApiErrors.Failure(
            406, "NotAcceptable", $"you requested PartialObjectMetadataList, but the requested object is not a list (*{GoType(call.Resource)})", null),
        _ => item,
    };

    public static MapNode Partial(MapNode item, string version) => new()
    {
        { "kind", "PartialObjectMetadata" },
        { "apiVersion", "meta.k8s.io/" + version },
        { "metadata", item["metadata"] ?? new MapNode() },
    };

    /// <summary>The type that texts of the real server print for a kind.</summary>
    public static string GoType(ResourceDefinition resource) =>
        resource.IsCustom ? "unstructured.Unstructured" : $"{(resource.Group.Length == 0 ? "core" : resource.Group.Split('.')[0])}.{resource.Kind}";

    private static MapNode ListMetadata(MapNode item)
    {
        var metadata = new MapNode();
        if (item.GetString("metadata", "resourceVersion") is { } version)
        {
            metadata.Set("resourceVersion", version);
        }

        return metadata;
    }
}
