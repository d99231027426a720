namespace Flux.KubeApi.Resources;

/// <summary>The kinds that are served. Changes take effect for the next request.</summary>
public interface IResourceRegistry
{
    /// <summary>The kinds at this moment.</summary>
    ResourceCatalog Current { get; }

    /// <summary>Serves a kind, replacing the one of the same group and plural.</summary>
    void Register(ResourceDefinition definition);

    /// <summary>Stops serving a kind; its objects stay in the store.</summary>
    void Unregister(string group, string plural);
}
