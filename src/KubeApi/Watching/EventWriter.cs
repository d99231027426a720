using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Tables;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Watching;

/// <summary>Writes watch events in the form the client asked for.</summary>
internal sealed class EventWriter(ResourceCall call, TableBuilder tables)
{
    private const int MostUnflushed = 32 * 1024;

    private readonly PipeWriter _output = call.Http.Response.BodyWriter;
    private readonly TableObjectKind _objects = TableObjects.Of(call.Http.Request);
    private bool _toldColumns;

    /// <summary>Whether so much was written since the last flush that more should not be.</summary>
    public bool HasMuchToFlush => _output.UnflushedBytes > MostUnflushed;

    public void Write(string type, StoredObject item)
    {
        var view = ReadView.Of(call.Resource, call.Version, item);
        if (call.Media.Form == ResponseForm.Object)
        {
            Begin(type);
            _output.Write(view.Json.Span);
            _output.Write("}\n"u8);
        }
        else
        {
            WriteNode(type, Render(view.Root));
        }
    }

    public ValueTask WriteBookmarkAsync(long version, bool isEndOfState, CancellationToken cancellationToken)
    {
        var metadata = new MapNode { { "resourceVersion", version.ToString(CultureInfo.InvariantCulture) } };
        if (isEndOfState)
        {
            metadata.Set("annotations", new MapNode { { "k8s.io/initial-events-end", "true" } });
        }

        WriteNode("BOOKMARK", Render(new MapNode
        {
            { "kind", call.Resource.Kind },
            { "apiVersion", call.Resource.KindIn(call.Version.Name).ApiVersion },
            { "metadata", metadata },
        }));
        return FlushAsync(cancellationToken);
    }

    public ValueTask WriteErrorAsync(ApiException error, CancellationToken cancellationToken)
    {
        WriteNode("ERROR", error.Status!);
        return FlushAsync(cancellationToken);
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_output.UnflushedBytes > 0)
        {
            await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void WriteNode(string type, MapNode node)
    {
        Begin(type);
        JsonNodeWriter.Write(node, _output);
        _output.Write("}\n"u8);
    }

    private void Begin(string type) => _output.Write(type switch
    {
        "ADDED" => "{\"type\":\"ADDED\",\"object\":"u8,
        "MODIFIED" => "{\"type\":\"MODIFIED\",\"object\":"u8,
        "DELETED" => "{\"type\":\"DELETED\",\"object\":"u8,
        "BOOKMARK" => "{\"type\":\"BOOKMARK\",\"object\":"u8,
        _ => "{\"type\":\"ERROR\",\"object\":"u8,
    });

    private MapNode Render(MapNode item)
    {
        switch (call.Media.Form)
        {
            case ResponseForm.Table:
                var metadata = new MapNode { { "resourceVersion", item.GetString("metadata", "resourceVersion") ?? "" } };
                var table = tables.Build(call, [item], metadata, _objects, withColumns: !_toldColumns);
                _toldColumns = true;
                return table;
            case ResponseForm.PartialMetadata or ResponseForm.PartialMetadataList:
                return FormRenderer.Partial(item, call.Media.FormVersion);
            default:
                return item;
        }
    }
}
