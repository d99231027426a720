namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The ReplicaSet of a Deployment's current template.</summary>
/// <param name="IsNew">Whether it was made just now.</param>
internal sealed record CurrentRevision(string Name, bool IsNew);
