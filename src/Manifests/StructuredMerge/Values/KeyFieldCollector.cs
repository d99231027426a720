using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>The key fields of the list items that lie on the paths of a set.</summary>
internal static class KeyFieldCollector
{
    public static PathSet Collect(PathSet set)
    {
        var output = new PathSetBuilder();
        foreach (var entry in set.Entries)
        {
            var below = entry.Children is null ? PathSet.Empty : Collect(entry.Children);
            output.Add(entry.Element, isMember: false, below.Union(Keys(entry.Element)));
        }

        return output.Build();
    }

    private static PathSet Keys(PathElement element)
    {
        var output = new PathSetBuilder();
        foreach (var field in element.Key)
        {
            output.Add(PathElement.OfField(field.Name), isMember: true, children: null);
        }

        return output.Build();
    }
}
