using Flux.Kustomize.Trees;
using Flux.Manifests.Text;

namespace Flux.Kustomize.Transformers;

/// <summary>
/// A JSON patch takes the whole resource through JSON, where every number is a double: integers beyond 2^53 lose digits.
/// </summary>
internal static class LongIntegers
{
    private const decimal LargestExact = 9_007_199_254_740_992;

    public static void Round(TreeNode node)
    {
        if (node.IsMap)
        {
            foreach (var entry in node.Fields)
            {
                Round(entry.Value);
            }
        }
        else if (node.IsList)
        {
            foreach (var item in node.Items)
            {
                Round(item);
            }
        }
        else if (node.Tag == ScalarTag.Integer && PlainScalars.TryParseInteger(node.Text, out var value) && Math.Abs(value) > LargestExact)
        {
            node.SetText(GoJson.FormatFloat((double)value), ScalarTag.Float);
        }
    }
}
