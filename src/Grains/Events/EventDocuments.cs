using Flux.Grains.Statuses;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Events;

/// <summary>An event's two forms: Flux' wire document and the core Event.</summary>
internal static class EventDocuments
{
    private const int LongestWireMessage = 39_000;
    private const int LongestCoreMessage = 1024;

    public static MapNode Wire(ObjectEvent item)
    {
        var document = new MapNode
        {
            { "involvedObject", Involved(item) },
            { "severity", item.Severity == EventSeverity.Error ? "error" : "info" },
            { "timestamp", Timestamps.Format(item.Timestamp) },
            { "message", Cut(item.Message, LongestWireMessage) },
            { "reason", item.Reason },
        };
        if (item.Metadata.Count > 0)
        {
            document.Add("metadata", Strings(item.Metadata));
        }

        document.Add("reportingController", item.Controller);
        document.Add("reportingInstance", Environment.MachineName);
        return document;
    }

    public static MapNode Core(ObjectEvent item, string name, int count)
    {
        var metadata = new MapNode { { "name", name }, { "namespace", item.Namespace.Length > 0 ? item.Namespace : "default" } };
        if (item.Metadata.Count > 0)
        {
            metadata.Add("annotations", Strings(item.Metadata));
        }

        return new MapNode
        {
            { "apiVersion", "v1" },
            { "kind", "Event" },
            { "metadata", metadata },
            { "involvedObject", Involved(item) },
            { "reason", item.Reason },
            { "message", Cut(item.Message, LongestCoreMessage) },
            { "source", new MapNode { { "component", item.Controller } } },
            { "firstTimestamp", Timestamps.Format(item.Timestamp) },
            { "lastTimestamp", Timestamps.Format(item.Timestamp) },
            { "count", count },
            { "type", item.Severity == EventSeverity.Error ? "Warning" : "Normal" },
            { "reportingComponent", item.Controller },
            { "reportingInstance", "" },
        };
    }

    /// <summary>The patch that counts one more of the same.</summary>
    public static MapNode Repeat(ObjectEvent item, int count) => new()
    {
        { "count", count },
        { "lastTimestamp", Timestamps.Format(item.Timestamp) },
    };

    private static MapNode Involved(ObjectEvent item) => new()
    {
        { "kind", item.Kind },
        { "namespace", item.Namespace },
        { "name", item.Name },
        { "uid", item.Uid },
        { "apiVersion", item.ApiVersion },
        { "resourceVersion", item.ResourceVersion },
    };

    private static MapNode Strings(IReadOnlyDictionary<string, string> values)
    {
        var map = new MapNode(values.Count);
        foreach (var (key, value) in values.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            map.Add(key, value);
        }

        return map;
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 3), "...");
}
