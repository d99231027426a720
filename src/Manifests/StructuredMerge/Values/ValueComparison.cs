using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>The fields in which two values differ. No field is in two of the sets.</summary>
public sealed record ValueComparison(PathSet Added, PathSet Modified, PathSet Removed)
{
    public static readonly ValueComparison None = new(PathSet.Empty, PathSet.Empty, PathSet.Empty);

    public bool IsSame => Added.IsEmpty && Modified.IsEmpty && Removed.IsEmpty;

    /// <summary>The comparison with each set passed through a filter.</summary>
    public ValueComparison Filter(FieldFilter? filter) =>
        filter is null || IsSame ? this : new(filter.Apply(Added), filter.Apply(Modified), filter.Apply(Removed));

    public override string ToString() => Part("Modified", Modified) + Part("Added", Added) + Part("Removed", Removed);

    private static string Part(string title, PathSet set) => set.IsEmpty ? "" : $"- {title} Fields:\n{set}\n";
}
