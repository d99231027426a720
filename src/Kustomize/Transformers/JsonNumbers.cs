using Flux.Kustomize.Trees;
using Flux.Manifests.Text;

namespace Flux.Kustomize.Transformers;

/// <summary>
/// A JSON patch takes the whole resource through JSON, where every number is a double, and from there through YAML, which writes
/// a million as 1e+06. As a number that is the same; where it is copied into a text it shows, and integers beyond 2^53 lose digits.
/// </summary>
internal static class JsonNumbers
{
    public static void Rewrite(TreeNode node)
    {
        if (node.IsMap)
        {
            foreach (var entry in node.Fields)
            {
                Rewrite(entry.Value);
            }
        }
        else if (node.IsList)
        {
            foreach (var item in node.Items)
            {
                Rewrite(item);
            }
        }
        else if (node.Tag is ScalarTag.Integer or ScalarTag.Float && TryParse(node.Text, out var value))
        {
            var text = GoText.FormatFloat(value);
            node.SetText(text, text.AsSpan().ContainsAny('.', 'e') ? ScalarTag.Float : ScalarTag.Integer);
        }
    }

    private static bool TryParse(string text, out double value)
    {
        if (PlainScalars.TryParseInteger(text, out var integer))
        {
            value = (double)integer;
            return true;
        }

        return PlainScalars.TryParseFloat(text, out value) && double.IsFinite(value);
    }
}
