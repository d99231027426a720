using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Workloads;

/// <summary>Whether a LabelSelector object selects labels.</summary>
internal static class SelectorMatch
{
    public static bool Matches(MapNode selector, MapNode labels)
    {
        foreach (var (key, value) in selector.GetMap("matchLabels") ?? new MapNode())
        {
            if (labels.GetString(key) != (value as StringNode)?.Value)
            {
                return false;
            }
        }

        return selector.Items("matchExpressions").All(expression => Holds(expression, labels));
    }

    private static bool Holds(MapNode expression, MapNode labels)
    {
        var value = labels.GetString(expression.GetString("key") ?? "");
        var values = (expression.GetList("values") ?? []).OfType<StringNode>().Select(text => text.Value);
        return expression.GetString("operator") switch
        {
            "In" => value is not null && values.Contains(value),
            "NotIn" => value is null || !values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}
