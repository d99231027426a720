using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>A policy and the bindings that put it in force.</summary>
internal sealed record BoundPolicy<TPolicy>(TPolicy Policy, IReadOnlyList<MapNode> Bindings);
