using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Objects;

/// <param name="Root">The last state, or the marked one, in the storage version.</param>
/// <param name="WasRemoved">False while finalizers or grace keep the object.</param>
public readonly record struct DeletedObject(MapNode Root, bool WasRemoved);
