using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Manifests.Patching;

/// <summary>
/// Kubernetes' own patch dialect: a partial object, whose lists merge by the keys that the type declares and whose
/// <c>$patch</c>, <c>$retainKeys</c>, <c>$setElementOrder/…</c> and <c>$deleteFromPrimitiveList/…</c> say the rest. Arguments are
/// never changed.
/// </summary>
public static class StrategicMergePatch
{
    /// <exception cref="PatchException">The patch is malformed, does not fit the object, or names a field the type lacks.</exception>
    public static MapNode Apply(MapNode original, MapNode patch, IPatchSchema schema) =>
        new StrategicMerger(MergeMode.Apply).Merge(original.Copy(), patch.Copy(), schema);

    /// <summary>The patch that turns one object into another.</summary>
    /// <exception cref="PatchException">A list cannot be compared, or a changed field is unknown to the type.</exception>
    public static MapNode Create(MapNode original, MapNode modified, IPatchSchema schema) =>
        new StrategicDiffer(DiffParts.All).Diff(original.Copy(), modified.Copy(), schema, retainsKeys: false);

    /// <summary>
    /// The patch that brings <paramref name="current"/> to <paramref name="modified"/> and removes what only
    /// <paramref name="original"/> (what was applied last) has, as <c>kubectl apply</c> does on the client's side.
    /// </summary>
    /// <param name="original">What was applied last.</param>
    /// <param name="modified">What is to be applied.</param>
    /// <param name="current">What is there.</param>
    /// <param name="schema">The type of all three.</param>
    /// <param name="overwrite">False to refuse a patch that would undo a change made since <paramref name="original"/>.</param>
    /// <exception cref="PatchException">As for <see cref="Create"/>, or with <see cref="PatchFailure.Conflict"/>.</exception>
    public static MapNode CreateThreeWay(MapNode original, MapNode modified, MapNode current, IPatchSchema schema, bool overwrite)
    {
        original = original.Copy();
        modified = modified.Copy();
        current = current.Copy();
        var changes = new StrategicDiffer(DiffParts.ChangesAndAdditions | DiffParts.ElementOrder).Diff(current, modified, schema, retainsKeys: false);
        var deletions = new StrategicDiffer(DiffParts.Deletions | DiffParts.ElementOrder).Diff(original, modified, schema, retainsKeys: false);
        var patch = new StrategicMerger(MergeMode.Combine).Merge(deletions, changes, schema);
        if (overwrite)
        {
            return patch;
        }

        var changed = new StrategicDiffer(DiffParts.ChangesAndAdditions | DiffParts.Deletions).Diff(original, current, schema, retainsKeys: false);
        return PatchConflicts.Exist(patch, changed, schema)
            ? throw new PatchException(
                PatchFailure.Conflict,
                $"patch:\n{YamlWriter.Write(patch)}\nconflicts with changes made from original to current:\n{YamlWriter.Write(changed)}\n")
            : patch;
    }
}
