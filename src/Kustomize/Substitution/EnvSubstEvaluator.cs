using System.Text;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Substitution;

/// <summary>Puts values in the place of variables.</summary>
internal sealed class EnvSubstEvaluator(IReadOnlyDictionary<string, string> variables, bool strict, SubstitutionBudget budget)
{
    public string Evaluate(IReadOnlyList<EnvSubstPart> parts)
    {
        var output = new StringBuilder();
        foreach (var part in parts)
        {
            var text = Evaluate(part);
            budget.Produce(text.Length);
            output.Append(text);
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

        value ??= "";
        budget.Work(value.Length + arguments.Sum(argument => (long)argument.Length));
        return new EnvSubstOperators(budget).Apply(part.Operator, value, arguments);
    }
}
