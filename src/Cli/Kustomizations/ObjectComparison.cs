using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;

namespace Flux.Cli.Kustomizations;

/// <summary>Pairs the objects of two builds by kind, namespace and name, and compares each pair.</summary>
internal static class ObjectComparison
{
    public static IReadOnlyList<ObjectChange> Compare(IReadOnlyList<MapNode> before, IReadOnlyList<MapNode> after)
    {
        var old = before.GroupBy(Identify).ToDictionary(group => group.Key, group => group.First());
        var changes = new List<ObjectChange>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in after)
        {
            var id = Identify(item);
            seen.Add(id);
            if (!old.TryGetValue(id, out var previous))
            {
                changes.Add(new ObjectChange($"added {id}", UnifiedDiff.Create([], Lines(item))));
            }
            else if (!previous.Equals(item))
            {
                changes.Add(new ObjectChange($"changed {id}", UnifiedDiff.Create(Lines(previous), Lines(item))));
            }
        }

        changes.AddRange(before.Where(item => !seen.Contains(Identify(item)))
            .Select(item => new ObjectChange($"removed {Identify(item)}", UnifiedDiff.Create(Lines(item), []))));
        return changes;
    }

    private static string Identify(MapNode item)
    {
        var manifest = new ManifestObject(item);
        return $"{manifest.GroupVersionKind.GroupKind} {(manifest.Namespace.Length == 0 ? "" : manifest.Namespace + "/")}{manifest.Name}";
    }

    private static string[] Lines(MapNode item) => YamlWriter.Write(item).TrimEnd('\n').Split('\n');
}
