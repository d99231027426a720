using Flux.Manifests.Nodes;

namespace Flux.Manifests.FieldManagement;

/// <summary>An object that was written whole, with its owners.</summary>
/// <param name="Object">
/// The new object with its managedFields. Its root and its metadata are its own; everything else is shared with what was passed in.
/// </param>
/// <param name="Managed">The owners, parsed: to be kept with the object version and passed to the next call.</param>
public sealed record UpdateResult(MapNode Object, ManagedFields Managed);
