using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>Tells people what a controller did, as Events beside the object.</summary>
internal sealed class EventRecorder(ClusterObjects objects, string component)
{
    private static readonly ResourceKey Events = new("", "events");

    public ValueTask RecordAsync(MapNode about, string reason, string message, CancellationToken cancellationToken) =>
        RecordAsync(about, "Normal", reason, message, cancellationToken);

    public ValueTask WarnAsync(MapNode about, string reason, string message, CancellationToken cancellationToken) =>
        RecordAsync(about, "Warning", reason, message, cancellationToken);

    private async ValueTask RecordAsync(MapNode about, string type, string reason, string message, CancellationToken cancellationToken)
    {
        var now = ObjectFields.Format(objects.Now);
        var name = string.Create(CultureInfo.InvariantCulture, $"{about.Name()}.{Random.Shared.NextInt64():x16}");
        var item = new MapNode
        {
            { "metadata", new MapNode { { "name", name }, { "namespace", about.Namespace() } } },
            { "involvedObject", Reference(about) },
            { "reason", reason },
            { "message", message },
            { "source", new MapNode { { "component", component } } },
            { "firstTimestamp", now },
            { "lastTimestamp", now },
            { "count", 1 },
            { "type", type },
            { "reportingComponent", component },
            { "reportingInstance", "" },
        };
        await objects.CreateAsync(Events, item, cancellationToken).ConfigureAwait(false);
    }

    private static MapNode Reference(MapNode about) => new()
    {
        { "kind", about.GetString("kind") ?? "" },
        { "namespace", about.Namespace() },
        { "name", about.Name() },
        { "uid", about.Uid() },
        { "apiVersion", about.GetString("apiVersion") ?? "" },
        { "resourceVersion", about.GetString("metadata", "resourceVersion") ?? "" },
    };
}
