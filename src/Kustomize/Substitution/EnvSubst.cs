using Flux.Kustomize.Building;

namespace Flux.Kustomize.Substitution;

/// <summary>
/// Expands variables in text: <c>${name}</c> with the operators of the Flux dialect for defaults, case, substrings, trimming and
/// replacing; <c>$$</c> is a dollar sign. Everything else that begins with a dollar sign stays.
/// </summary>
public static class EnvSubst
{
    /// <param name="text">The text to expand.</param>
    /// <param name="variables">Values by name.</param>
    /// <param name="strict">Whether a variable without value is an error; else it is empty. Operators with a default never fail.</param>
    /// <param name="budget">What this may cost, together with all else that shares it; null for the default.</param>
    public static EnvSubstResult Expand(string text, IReadOnlyDictionary<string, string> variables, bool strict = true, SubstitutionBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variables);
        try
        {
            var parts = new EnvSubstParser(new EnvSubstScanner(text)).Parse();
            return new EnvSubstResult(new EnvSubstEvaluator(variables, strict, budget ?? new SubstitutionBudget()).Evaluate(parts), null);
        }
        catch (KustomizeException error)
        {
            return new EnvSubstResult(null, error.Message);
        }
    }
}
