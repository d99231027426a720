using Flux.Apply.Clients;

namespace Flux.Grains.Clusters;

/// <param name="Connection">The way to the server.</param>
/// <param name="Mapper">What it serves.</param>
public sealed record SharedConnection(KubeConnection Connection, ResourceMapper Mapper);
