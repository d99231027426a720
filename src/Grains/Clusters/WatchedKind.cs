using Flux.Manifests.Objects;

namespace Flux.Grains.Clusters;

/// <param name="Cluster">The cluster's id.</param>
/// <param name="Kind">The kind of the objects.</param>
/// <param name="Label">The key of the label that those to be watched have.</param>
internal sealed record WatchedKind(string Cluster, GroupVersionKind Kind, string Label);
