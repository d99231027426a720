using Flux.Manifests.Nodes;

namespace Flux.Grains.Statuses;

/// <summary>The conditions of an object as it is stored, for those who only look.</summary>
internal static class StoredConditions
{
    public static Node? Find(MapNode? root, string type) =>
        root.GetList("status", "conditions")?.FirstOrDefault(condition => condition.GetString("type") == type);

    public static bool Has(MapNode? root, string type, string status) => Find(root, type).GetString("status") == status;
}
