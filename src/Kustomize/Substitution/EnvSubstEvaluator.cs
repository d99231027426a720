using System.Text;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Substitution;

/// <summary>Puts values in the place of variables.</summary>
internal sealed class EnvSubstEvaluator(IReadOnlyDictionary<string, string> variables, bool strict, int maxLength)
{
    public string Evaluate(IReadOnlyList<EnvSubstPart> parts)
    {
        var output = new StringBuilder();
        foreach (var part in parts)
        {
            output.Append(Evaluate(part));
            if (output.Length > maxLength)
            {
                throw new KustomizeException($"the text after substitution has more than {maxLength} characters");
            }
        }

        return output.ToString();
    }

    private string Evaluate(EnvSubstPart part) => part switch
    {
        TextPart text => text.Text,
        VariablePart variable => EvaluateVariable(variable),
        _ => "",
    };

    private string EvaluateVariable(VariablePart part)
    {
        var arguments = part.Arguments.Select(Evaluate).ToArray();
        var hasDefault = part.Operator is "=" or ":=" or ":-" or ":?" or ":+";
        if (!variables.TryGetValue(part.Name, out var value) && strict && !hasDefault)
        {
            throw new KustomizeException($"variable not set (strict mode): \"{part.Name}\"");
        }

        return EnvSubstOperators.Apply(part.Operator, value ?? "", arguments);
    }
}
