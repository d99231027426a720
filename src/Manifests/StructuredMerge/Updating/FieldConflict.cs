using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.Text;

namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>A field that another manager owns and an apply would change.</summary>
public sealed record FieldConflict(string Manager, FieldPath Path)
{
    public override string ToString() => $"conflict with {GoText.Quote(Manager)}: {Path}";

    /// <summary>The text for several conflicts: one line for each field, grouped by manager.</summary>
    public static string Describe(IReadOnlyList<FieldConflict> conflicts)
    {
        if (conflicts.Count == 1)
        {
            return conflicts[0].ToString();
        }

        var lines = new List<string>();
        foreach (var group in conflicts.GroupBy(conflict => conflict.Manager).OrderBy(group => group.Key, Utf8Order.Comparer))
        {
            lines.Add($"conflicts with {GoText.Quote(group.Key)}:");
            lines.AddRange(group.Select(conflict => $"- {conflict.Path}"));
        }

        return string.Join('\n', lines);
    }
}
