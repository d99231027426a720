using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.References;
using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Building;

/// <summary>The resources gathered so far and the rules for changing them.</summary>
internal sealed class Accumulator(BuildBudget budget)
{
    public ResourceMap Resources { get; } = new(budget);

    public TransformerConfig Config { get; set; } = TransformerConfig.Empty;

    public VariableSet Variables { get; } = new();

    /// <summary>After a component: what the original copies into a new accumulator, it checks and merges by that.</summary>
    public void Settle()
    {
        Resources.CheckStillUnique();
        Config = TransformerConfig.Empty.Merge(Config);
    }

    public void Merge(Accumulator other)
    {
        Resources.AppendAll(other.Resources.Items);
        Config = Config.Merge(other.Config);
        Variables.Merge(other.Variables);
    }
}
