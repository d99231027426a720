namespace Flux.Contracts.Reconciling;

/// <param name="OwnerKey">Grain key of the owning Kustomization.</param>
/// <param name="Objects">What it applied.</param>
[GenerateSerializer, Immutable, Alias("flux.TrackRequest")]
public sealed record TrackRequest([property: Id(0)] string OwnerKey, [property: Id(1)] IReadOnlyList<TrackedObject> Objects);
