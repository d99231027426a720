using Flux.Apply.Clients;

namespace Flux.Grains.Clusters;

/// <param name="Client">Requests under the identity to apply as.</param>
/// <param name="Mapper">Where kinds are served, asked under the connection's own identity.</param>
internal sealed record TargetCluster(KubeClient Client, ResourceMapper Mapper);
