using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>Collects the changes of the children of one place.</summary>
internal struct ValueChangeBuilder
{
    private PathSetBuilder _added;
    private PathSetBuilder _modified;
    private PathSetBuilder _removed;

    public void Add(PathElement element, in ValueChange change)
    {
        _added.Add(element, change.IsAdded, change.AddedBelow);
        _modified.Add(element, change.IsModified, change.ModifiedBelow);
        _removed.Add(element, change.IsRemoved, change.RemovedBelow);
    }

    /// <summary>Puts what was collected below the change of the parent.</summary>
    public void AddTo(ref ValueChange parent)
    {
        parent.AddedBelow = Join(parent.AddedBelow, ref _added);
        parent.ModifiedBelow = Join(parent.ModifiedBelow, ref _modified);
        parent.RemovedBelow = Join(parent.RemovedBelow, ref _removed);
    }

    private static PathSet? Join(PathSet? before, ref PathSetBuilder collected) =>
        collected.IsEmpty ? before : PathSetAlgebra.UnionOrNull(before, collected.Build());
}
