using Flux.Apply.Clients;

namespace Flux.Grains.Clusters;

public sealed class HomeCluster(KubeConnection connection) : IHomeCluster
{
    private readonly KubeClient _own = new(connection);

    public ResourceMapper Mapper { get; } = new(new KubeClient(connection));

    public KubeClient Client(string? impersonate, Action? sent = null) =>
        impersonate is null && sent is null ? _own : new KubeClient(connection, impersonate, sent);
}
