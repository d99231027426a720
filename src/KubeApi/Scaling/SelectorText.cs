using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Scaling;

/// <summary>Selector objects as the text form of label selectors.</summary>
public static class SelectorText
{
    /// <param name="selector">A LabelSelector, or a plain map of labels as replication controllers have.</param>
    public static string Of(MapNode selector)
    {
        if (selector.GetMap("matchLabels") is null && selector.GetList("matchExpressions") is null)
        {
            return string.Join(',', Equalities(selector));
        }

        var parts = Equalities(selector.GetMap("matchLabels") ?? new MapNode()).Concat((selector.GetList("matchExpressions") ?? []).OfType<MapNode>().Select(Expression));
        return string.Join(',', parts.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Equalities(MapNode labels) =>
        labels.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={(entry.Value as StringNode)?.Value}");

    private static string Expression(MapNode expression)
    {
        var key = expression.GetString("key");
        var values = string.Join(',', (expression.GetList("values") ?? []).OfType<StringNode>().Select(value => value.Value).Order(StringComparer.Ordinal));
        return expression.GetString("operator") switch
        {
            "In" => $"{key} in ({values})",
            "NotIn" => $"{key} notin ({values})",
            "DoesNotExist" => "!" + key,
            _ => key ?? "",
        };
    }
}
