using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Kustomizations;

/// <summary>Fields that still work and have a better one.</summary>
internal static class DeprecatedFields
{
    private static readonly (string Field, string Instead, string Note)[] Fields =
    [
        ("bases", "resources", ""),
        ("commonLabels", "labels", ""),
        ("imageTags", "images", ""),
        ("patchesJson6902", "patches", ""),
        ("patchesStrategicMerge", "patches", ""),
        ("vars", "replacements", "[EXPERIMENTAL] "),
    ];

    /// <summary>A line for each that a kustomization sets, in the original's words.</summary>
    public static IEnumerable<string> Describe(MapNode kustomization)
    {
        foreach (var (field, instead, note) in Fields)
        {
            if (kustomization[field] is not (null or NullNode))
            {
                yield return $"# Warning: '{field}' is deprecated. Please use '{instead}' instead. "
                    + $"{note}Run 'kustomize edit fix' to update your Kustomization automatically.";
            }
        }
    }
}
