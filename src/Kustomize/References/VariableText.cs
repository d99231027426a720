using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.References;

/// <summary>Expands <c>$(NAME)</c> in a text; <c>$$</c> is a dollar sign. A text that is nothing but a variable takes its type too.</summary>
internal static class VariableText
{
    private const int LongestText = 16 * 1024 * 1024;

    public static (string Text, ScalarTag Tag) Expand(string input, Dictionary<string, TreeNode> values)
    {
        var output = new StringBuilder(input.Length);
        for (var i = 0; i < input.Length; i++)
        {
            if (input[i] != '$' || i + 1 == input.Length)
            {
                output.Append(input[i]);
                continue;
            }

            i++;
            var close = input[i] == '(' ? input.IndexOf(')', i) : -1;
            if (close < 0)
            {
                output.Append(input[i] == '$' ? "$" : "$" + input[i]);
                continue;
            }

            var name = input[(i + 1)..close];
            if (output.Length > LongestText)
            {
                throw new KustomizeException($"limit exceeded: variables make a text of more than {LongestText} characters", field: "vars") { IsFatal = true };
            }

            if (values.TryGetValue(name, out var value) && value.IsScalar)
            {
                if (input.Length == name.Length + 3)
                {
                    return (value.Text, TypeOf(value));
                }

                output.Append(value.Text);
            }
            else
            {
                output.Append("$(").Append(name).Append(')');
            }

            i = close;
        }

        return (output.ToString(), ScalarTag.String);
    }

    private static ScalarTag TypeOf(TreeNode value) =>
        value.Tag is ScalarTag.Integer or ScalarTag.Float or ScalarTag.Boolean ? value.Tag : ScalarTag.String;
}
