using Flux.KubeApi.Scaling;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Cells that many tables have.</summary>
internal static class Cell
{
    public const string None = "<none>";

    public static Node Name(MapNode item) => item.GetString("metadata", "name") ?? "";

    public static Node Age(MapNode item, DateTimeOffset now) => KubeApi.Tables.Age.Since(item.GetString("metadata", "creationTimestamp"), now);

    /// <summary>A number that is 0 when it is absent.</summary>
    public static NumberNode Number(MapNode item, params ReadOnlySpan<string> path) => item.Get(path) as NumberNode ?? NumberNode.Of(0);

    public static Node Text(string? text) => string.IsNullOrEmpty(text) ? None : text;

    public static Node Join(IEnumerable<string?> values)
    {
        var text = string.Join(',', values.Where(value => !string.IsNullOrEmpty(value)));
        return text.Length == 0 ? None : text;
    }

    public static IEnumerable<MapNode> Containers(MapNode item, params ReadOnlySpan<string> path) =>
        item.GetList(path)?.OfType<MapNode>() ?? [];

    public static Node Names(IEnumerable<MapNode> containers) => string.Join(',', containers.Select(container => container.GetString("name")));

    public static Node Images(IEnumerable<MapNode> containers) => string.Join(',', containers.Select(container => container.GetString("image")));

    /// <summary>A LabelSelector, or plain labels, as text.</summary>
    public static Node Selector(MapNode? selector) => selector is null ? None : Text(SelectorText.Of(selector));

    public static Node Labels(MapNode? labels) =>
        labels is null or { Count: 0 } ? None : string.Join(',', labels.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={(entry.Value as StringNode)?.Value}"));
}
