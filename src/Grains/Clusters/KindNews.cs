using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Clusters;

/// <summary>What a watch tells: all objects that there are, or one change.</summary>
/// <param name="Everything">The objects of a complete list; null for a change.</param>
/// <param name="Change">The change; null for a list.</param>
internal sealed record KindNews(IReadOnlyList<MapNode>? Everything, WatchEvent? Change)
{
    public static KindNews All(IReadOnlyList<MapNode> objects) => new(objects, null);

    public static KindNews Of(WatchEvent change) => new(null, change);
}
