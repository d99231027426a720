using Flux.DevCluster.Controllers.Objects;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers;

/// <summary>How the object store of a DevCluster is to be opened.</summary>
public static class DevClusterStore
{
    /// <summary>The indexes that the controllers look objects up by. A store that is handed to a DevCluster must have them.</summary>
    public static IReadOnlyList<IObjectIndex> Indexes { get; } = [new OwnerIndex()];

    public static ObjectStoreOptions Options { get; } = new() { Indexes = Indexes };
}
