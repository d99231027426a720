using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>What an apply or an update comes to: a new object and new owners, or conflicts.</summary>
/// <param name="Value">The new object; null when it equals the live one.</param>
/// <param name="Managers">The new owners by manager; null with conflicts.</param>
/// <param name="Conflicts">Empty unless the apply was refused; sorted by manager, then as <see cref="Paths.PathSet.ToPaths"/>.</param>
public sealed record UpdaterResult(
    TypedValue? Value, IReadOnlyDictionary<string, VersionedSet>? Managers, IReadOnlyList<FieldConflict> Conflicts);
