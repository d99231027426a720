using Flux.Kustomize.Building;
using Flux.Manifests.Yaml;

namespace Flux.Kustomize.Trees;

/// <summary>Trees in messages.</summary>
internal static class TreeText
{
    private const int MaxLength = 2_000;

    public static string Describe(TreeNode tree)
    {
        string text;
        try
        {
            text = YamlWriter.Write(TreeConverter.ToNode(tree));
        }
        catch (KustomizeException)
        {
            text = tree.Text;
        }

        return text.Length <= MaxLength ? text : text[..MaxLength] + "...";
    }
}
