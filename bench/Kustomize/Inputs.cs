namespace Flux.Bench.Kustomize;

/// <summary>The performance inputs, by name and the path in their folder.</summary>
internal static class Inputs
{
    public static IReadOnlyList<(string Name, string Path)> Find(string folder)
    {
        var nested = Directory.GetDirectories(Path.Combine(folder, "nested-overlays")).Order(StringComparer.Ordinal).Last();
        return
        [
            ("start-up (one resource)", "trivial"),
            ("one overlay, many resources", "many-resources/overlay"),
            ("chain of nested overlays", Path.GetRelativePath(folder, nested)),
            ("sibling bases", "many-bases/overlay"),
            ("5 MB text ConfigMap", "big-configmap"),
            ("5 MB binary ConfigMap", "big-configmap-binary"),
        ];
    }
}
