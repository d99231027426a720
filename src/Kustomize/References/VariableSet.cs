using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;

namespace Flux.Kustomize.References;

/// <summary>The variables that are defined so far, by name.</summary>
internal sealed class VariableSet
{
    private readonly SortedDictionary<string, Variable> _variables = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Variable> All => _variables.Values;

    public void Merge(VariableSet other)
    {
        foreach (var variable in other.All)
        {
            Add(variable);
        }
    }

    /// <summary>Adds variables and marks the resources that they take their values from.</summary>
    public void Define(IReadOnlyList<Variable> variables, ResourceMap resources)
    {
        foreach (var variable in variables)
        {
            // A namespace given for a kind that has none finds nothing, as nobody looks the kind up.
            var id = new ResourceId(variable.Types.AsType(), variable.ObjectName, variable.ObjectNamespace, IsClusterScoped: false);
            var ignoresNamespace = id.Namespace.Length == 0;
            var matches = resources.Named(id.Name).Where(resource => !resource.IsDeleted && resource.AnyId(candidate =>
                ignoresNamespace ? candidate.Type == id.Type && candidate.Name == id.Name : candidate.SameAs(id))).ToList();
            if (matches.Count > 1)
            {
                throw new KustomizeException($"found {matches.Count} resId matches for var {variable} (unable to disambiguate)", field: "vars");
            }

            if (matches.Count == 1)
            {
                matches[0].Variables.Add(variable.Name);
            }
        }

        foreach (var variable in variables)
        {
            Add(variable);
        }
    }

    private void Add(Variable variable)
    {
        var complete = variable.FieldPath.Length == 0 ? variable with { FieldPath = "metadata.name" } : variable;
        if (!_variables.TryAdd(variable.Name, complete))
        {
            throw new KustomizeException($"var '{variable.Name}' already encountered", field: "vars");
        }
    }
}
