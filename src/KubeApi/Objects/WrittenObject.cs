using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>The outcome of a write.</summary>
/// <param name="Root">The object in the version of the request.</param>
/// <param name="Stored">What is stored now; null for a dry run and after a removal.</param>
/// <param name="Created">Whether the write made the object.</param>
internal readonly record struct WrittenObject(MapNode Root, StoredObject? Stored, bool Created = false);
