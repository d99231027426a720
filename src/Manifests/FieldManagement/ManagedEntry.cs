using Flux.Manifests.StructuredMerge.Updating;

namespace Flux.Manifests.FieldManagement;

/// <summary>One entry of managedFields, parsed.</summary>
/// <param name="Identity">Whose it is.</param>
/// <param name="Owned">What it owns, in which version.</param>
/// <param name="Time">When the manager last changed something; null when unknown.</param>
internal sealed record ManagedEntry(ManagerIdentity Identity, VersionedSet Owned, DateTimeOffset? Time);
