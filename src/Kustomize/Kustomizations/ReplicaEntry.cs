namespace Flux.Kustomize.Kustomizations;

/// <summary>The number of replicas of the workload of that name.</summary>
internal sealed record ReplicaEntry(string Name, long Count);
