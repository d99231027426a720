using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Trees;

/// <summary>Merge keys (<c>&lt;&lt;</c>): what the map says itself wins, then earlier merged maps.</summary>
internal static class MergeKeys
{
    public static TreeNode Apply(TreeNode map, List<TreeNode> merges)
    {
        if (merges.Count == 0)
        {
            return map;
        }

        if (merges.Count > 1)
        {
            throw YamlErrors.Plain("duplicate merge key");
        }

        foreach (var source in Sources(merges[0]))
        {
            foreach (var entry in source.Fields)
            {
                if (map.Get(entry.Key) is null)
                {
                    map.Fields.Append(entry);
                }
            }
        }

        return map;
    }

    private static List<TreeNode> Sources(TreeNode value)
    {
        if (value.IsMap)
        {
            return [value];
        }

        return value.IsList && value.Items.TrueForAll(item => item.IsMap)
            ? value.Items
            : throw YamlErrors.Plain("map merge requires map or sequence of maps as the value");
    }
}
