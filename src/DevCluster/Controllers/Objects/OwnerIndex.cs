using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>Finds objects by the uid of an owner.</summary>
internal sealed class OwnerIndex : IObjectIndex
{
    public static string Term(string uid) => $"owner/{uid}";

    public IEnumerable<string> Terms(StoredObject item) => Owners(item.Root).Select(owner => Term(owner.GetString("uid") ?? ""));

    public static IEnumerable<MapNode> Owners(MapNode item) => item.GetList("metadata", "ownerReferences")?.OfType<MapNode>() ?? [];

    /// <summary>The owner that manages the object, if one does.</summary>
    public static MapNode? Controller(MapNode item) => Owners(item).FirstOrDefault(owner => owner.GetBoolean("controller") == true);
}
