using Flux.Manifests.Nodes;

namespace Flux.Grains.Resources;

/// <summary>Which parts of an object a controller owns, and how its writes are recorded.</summary>
public interface IStatusOwner
{
    /// <summary>The stored status with our fields replaced: conditions of other types stay.</summary>
    MapNode Merge(MapNode? stored, MapNode ours);

    /// <summary>Records the change in <c>metadata.managedFields</c>.</summary>
    /// <param name="subresource"><c>status</c>, or null for the object itself.</param>
    MapNode Own(MapNode before, MapNode after, string? subresource);
}
