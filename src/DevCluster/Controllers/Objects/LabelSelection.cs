using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>Label selectors in the form that specs have them.</summary>
internal static class LabelSelection
{
    /// <summary>Whether a <c>LabelSelector</c> selects these labels; an absent selector selects nothing, an empty one everything.</summary>
    public static bool Selects(MapNode? selector, MapNode? labels) =>
        selector is not null && Contains(labels, selector.GetMap("matchLabels"))
        && (selector.GetList("matchExpressions")?.OfType<MapNode>().All(expression => Holds(expression, labels)) ?? true);

    /// <summary>Whether every pair of a plain selector map is there.</summary>
    public static bool Contains(MapNode? labels, MapNode? pairs) =>
        pairs is null || pairs.All(pair => pair.Value.Equals(labels?[pair.Key]));

    private static bool Holds(MapNode expression, MapNode? labels)
    {
        var value = labels.GetString(expression.GetString("key") ?? "");
        var isListed = value is not null && expression.GetList("values")?.Any(entry => entry is StringNode text && text.Value == value) == true;
        return expression.GetString("operator") switch
        {
            "In" => isListed,
            "NotIn" => !isListed,
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}
