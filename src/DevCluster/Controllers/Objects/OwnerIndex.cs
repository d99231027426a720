using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>Finds objects by the uid of an owner, and pods and replica sets that have none.</summary>
internal sealed class OwnerIndex : IObjectIndex
{
    public const string Unmanaged = "unmanaged";

    public static string Term(string uid) => $"owner/{uid}";

    public IEnumerable<string> Terms(StoredObject item)
    {
        var owners = Owners(item.Root).Select(owner => Term(owner.GetString("uid") ?? ""));
        var isManageable = item.Key.Resource == ResourceKeys.Pods || item.Key.Resource == ResourceKeys.ReplicaSets;
        return isManageable && Controller(item.Root) is null ? owners.Append(Unmanaged) : owners;
    }

    public static IEnumerable<MapNode> Owners(MapNode item) => item.GetList("metadata", "ownerReferences")?.OfType<MapNode>() ?? [];

    /// <summary>The owner that manages the object, if one does.</summary>
    public static MapNode? Controller(MapNode item) => Owners(item).FirstOrDefault(owner => owner.GetBoolean("controller") == true);
}
