using Flux.Apply.Clients;

namespace Flux.Grains.Clusters;

/// <param name="connection">The way to it.</param>
/// <param name="isStored">Whether its objects are in the control plane's own store.</param>
public sealed class HomeCluster(KubeConnection connection, bool isStored) : IHomeCluster
{
    private readonly KubeClient _own = new(connection);

    public ResourceMapper Mapper { get; } = new(new KubeClient(connection));

    public bool IsStored => isStored;

    public KubeClient Client(string? impersonate, Action? sent = null) =>
        impersonate is null && sent is null ? _own : new KubeClient(connection, impersonate, sent);
}
