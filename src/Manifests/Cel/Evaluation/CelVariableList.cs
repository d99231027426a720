using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A handful of variables, found faster by looking at each than by hashing.</summary>
internal sealed class CelVariableList : CelVariables
{
    private readonly List<(string Name, CelValue Value)> _variables = [];

    public void Add(string name, CelValue value) => _variables.Add((name, value));

    public override bool TryGet(string name, out CelValue value)
    {
        foreach (var variable in _variables)
        {
            if (string.Equals(variable.Name, name, StringComparison.Ordinal))
            {
                value = variable.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
