using Flux.Apply.Clients;

namespace Flux.Grains.Clusters;

/// <summary>The cluster in which tenants' namespaces, Secrets and ServiceAccounts live.</summary>
public interface IHomeCluster
{
    /// <summary>A client that acts as a user, or as the control plane itself for null.</summary>
    /// <param name="sent">Called for each of its requests; null when nobody counts.</param>
    KubeClient Client(string? impersonate, Action? sent = null);

    ResourceMapper Mapper { get; }

    /// <summary>Whether its objects are in the control plane's own store, whose change log then tells of them.</summary>
    bool IsStored { get; }
}
