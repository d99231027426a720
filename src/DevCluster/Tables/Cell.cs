using System.Globalization;
using Flux.KubeApi.Scaling;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tables;

/// <summary>Cells that many tables have.</summary>
internal static class Cell
{
    public const string None = "<none>";

    /// <summary>How many of several are shown.</summary>
    public const int MostShown = 3;

    public static Node Name(MapNode item) => item.GetString("metadata", "name") ?? "";

    public static Node Age(MapNode item, DateTimeOffset now) => KubeApi.Tables.Age.Since(item.GetString("metadata", "creationTimestamp"), now);

    /// <summary>A number that is 0 when it is absent.</summary>
    public static NumberNode Number(MapNode item, params ReadOnlySpan<string> path) => item.Get(path) as NumberNode ?? NumberNode.Of(0);

    public static Node Text(string? text) => string.IsNullOrEmpty(text) ? None : text;

    /// <summary>The first few of several texts, and how many more there are.</summary>
    /// <param name="count">How many there are in all.</param>
    public static string Shortened(IEnumerable<string> texts, int count)
    {
        var shown = string.Join(',', texts.Take(MostShown));
        return count > MostShown ? string.Create(CultureInfo.InvariantCulture, $"{shown} + {count - MostShown} more...") : shown;
    }

    /// <summary>Where a load balancer serves something: addresses or names, each once and in order.</summary>
    public static string BalancerAddresses(MapNode item) => string.Join(
        ',',
        Containers(item, "status", "loadBalancer", "ingress")
            .Select(entry => entry.GetString("ip") is { Length: > 0 } address ? address : entry.GetString("hostname") ?? "")
            .Where(address => address.Length > 0).Distinct().Order(StringComparer.Ordinal));

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
