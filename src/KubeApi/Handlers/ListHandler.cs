using System.Globalization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Selection;
using Flux.KubeApi.Tables;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>Lists with selectors and pages, at the newest version or at the one asked for.</summary>
internal sealed class ListHandler(IObjectStore store, TableBuilder tables)
{
    private const string ExpiredPage =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the "
        + "continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were "
        + "created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    public async Task HandleAsync(ResourceCall call)
    {
        if (call.Media.Form == ResponseForm.PartialMetadata)
        {
            throw ApiErrors.Failure(406, "NotAcceptable", $"you requested PartialObjectMetadata, but the requested object is a list (*{FormRenderer.GoType(call.Resource)}List)", null);
        }

        var options = ListOptions.Read(call.Http.Request, isWatch: false);
        var filter = new ObjectFilter(call.Resource, call.Version, RequestSelectors.Labels(options.LabelSelector), RequestSelectors.Fields(options.FieldSelector));
        var page = await ReadAsync(call, options, filter).ConfigureAwait(false);
        var metadata = Metadata(call, options, filter, page);
        if (call.Media is { Form: ResponseForm.Object, Format: MediaFormat.Json, IsPretty: false })
        {
            await ListWriter.WriteAsync(call, page.Items, metadata).ConfigureAwait(false);
            return;
        }

        await ResponseWriter.WriteAsync(call.Http, 200, Body(call, page, metadata), call.Media).ConfigureAwait(false);
    }

    private MapNode Body(ResourceCall call, ListPage page, MapNode metadata)
    {
        var items = page.Items.Select(item => ReadView.Of(call.Resource, call.Version, item).Root);
        return call.Media.Form switch
        {
            ResponseForm.Table => tables.Build(call, items, metadata, TableObjects.Of(call.Http.Request)),
            ResponseForm.PartialMetadataList => new MapNode
            {
                { "kind", "PartialObjectMetadataList" },
                { "apiVersion", "meta.k8s.io/" + call.Media.FormVersion },
                { "metadata", metadata },
                { "items", new ListNode(items.Select(item => FormRenderer.Partial(item, call.Media.FormVersion))) },
            },
            _ => new MapNode
            {
                { "kind", call.Resource.ListKind },
                { "apiVersion", call.Resource.KindIn(call.Version.Name).ApiVersion },
                { "metadata", metadata },
                { "items", new ListNode(items) },
            },
        };
    }

    private async ValueTask<ListPage> ReadAsync(ResourceCall call, ListOptions options, ObjectFilter filter)
    {
        var token = options.Continue.Length > 0 ? ReadToken(options) : null;
        var newest = await store.GetVersionAsync(call.Aborted).ConfigureAwait(false);
        if (options.Version > newest)
        {
            throw ApiErrors.TooLargeVersion(options.Version.Value, newest);
        }

        // At version 0 anything may be served, and the limit is ignored.
        var limit = options.Limit > 0 && options.ResourceVersion != "0" ? options.Limit : (int?)null;
        var isExact = options.ResourceVersionMatch == "Exact" || (options.ResourceVersionMatch.Length == 0 && limit is not null && options.Version is not null && token is null);
        var page = await store.ListAsync(
            filter.ListIn(call.Namespace) with
            {
                Limit = limit,
                After = token?.KeyIn(call.Resource.StorageKey, call.Namespace),
                AtVersion = token is { Version: > 0 } ? token.Version : isExact ? options.Version : null,
                CountRemaining = limit is not null && filter.IsEverything,
            },
            call.Aborted).ConfigureAwait(false);
        return page.IsCompacted ? throw Expired(token, options, call) : page;
    }

    private static ContinueToken ReadToken(ListOptions options) =>
        options.ResourceVersion.Length > 0 && options.ResourceVersion != "0"
            ? throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue")
            : ContinueToken.Decode(options.Continue);

    private static ApiException Expired(ContinueToken? token, ListOptions options, ResourceCall call)
    {
        if (token is null)
        {
            return ApiErrors.Expired($"The resourceVersion for the provided list is too old.");
        }

        var error = ApiErrors.Expired(ExpiredPage);
        error.Status!.GetMap("metadata")!.Set(
            "continue", ContinueToken.Encode(-1, token.KeyIn(call.Resource.StorageKey, call.Namespace), call.Namespace.Length == 0));
        return error;
    }

    private static MapNode Metadata(ResourceCall call, ListOptions options, ObjectFilter filter, ListPage page)
    {
        var metadata = new MapNode { { "resourceVersion", page.Version.ToString(CultureInfo.InvariantCulture) } };
        if (call.Resource.IsCustom && page.Items.Count == 0 && call.Media.Form == ResponseForm.Object)
        {
            // Lists of custom objects are streamed without it, unless there is nothing to stream.
            metadata.Set("continue", "");
            metadata.SortKeys();
        }
        else if (page.HasMore)
        {
            metadata.Set("continue", ContinueToken.Encode(page.Version, page.Items[^1].Key, call.Namespace.Length == 0));
            if (page.Remaining is { } remaining && filter.IsEverything)
            {
                metadata.Set("remainingItemCount", remaining);
            }
        }

        return metadata;
    }
}
