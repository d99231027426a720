using System.Globalization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Selection;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>DELETE of a collection: every object that the selectors match, one by one.</summary>
internal sealed class DeleteCollectionHandler(IObjectStore store, DeleteOptionsReader reader, ObjectDeleter deleter)
{
    public async Task HandleAsync(ResourceCall call)
    {
        var list = ListOptions.Read(call.Http.Request, isWatch: false);
        var filter = new ObjectFilter(call.Resource, call.Version, RequestSelectors.Labels(list.LabelSelector), RequestSelectors.Fields(list.FieldSelector));
        var options = await reader.ReadAsync(call).ConfigureAwait(false);
        var request = filter.ListIn(call.Namespace) with { Limit = list.Limit > 0 ? list.Limit : null };
        var page = await store.ListAsync(request, call.Aborted).ConfigureAwait(false);
        var items = new ListNode();
        foreach (var item in page.Items)
        {
            await DeleteOneAsync(call, options, item).ConfigureAwait(false);
            items.Add(Shown(call, item));
        }

        await ResponseWriter.WriteAsync(call.Http, 200, Answer(call, page, items), call.Media).ConfigureAwait(false);
    }

    private static MapNode Answer(ResourceCall call, ListPage page, ListNode items) => new()
    {
        { "kind", call.Resource.ListKind },
        { "apiVersion", call.Resource.KindIn(call.Version.Name).ApiVersion },
        { "metadata", Metadata(call, page) },
        { "items", items },
    };

    private static MapNode Metadata(ResourceCall call, ListPage page)
    {
        var metadata = new MapNode { { "resourceVersion", page.Version.ToString(CultureInfo.InvariantCulture) } };
        if (call.Resource.IsCustom)
        {
            metadata.Set("continue", "");
        }

        return metadata;
    }

    private static MapNode Shown(ResourceCall call, StoredObject item)
    {
        var shown = ObjectMetadata.Shallow(VersionConversion.Convert(call.Resource, item.Root, call.Version.Name));
        if (!call.Resource.IsCustom)
        {
            shown.Remove("kind");
            shown.Remove("apiVersion");
        }

        return shown;
    }

    private async ValueTask DeleteOneAsync(ResourceCall call, DeleteOptions options, StoredObject item)
    {
        var scope = call.Scope(new WriteOptions(), item.Key.Name) with { Namespace = item.Key.Namespace };
        try
        {
            await deleter.DeleteAsync(scope, options, call.Aborted).ConfigureAwait(false);
        }
        catch (ApiException error) when (error.Code == 404)
        {
            // Somebody else was faster: it is gone, which is what was asked for.
        }
    }
}
