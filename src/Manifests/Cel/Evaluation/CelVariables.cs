using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>The values that an expression sees under names.</summary>
public abstract class CelVariables
{
    public static CelVariables None { get; } = new CelVariableList();

    public abstract bool TryGet(string name, out CelValue value);

    /// <summary>Values by name.</summary>
    public static CelVariables Of(params ReadOnlySpan<(string Name, CelValue Value)> variables)
    {
        var list = new CelVariableList();
        foreach (var (name, value) in variables)
        {
            list.Add(name, value);
        }

        return list;
    }

    /// <summary>The fields of an object, each under its own name.</summary>
    /// <param name="fields">Not copied: it must not change while an expression runs.</param>
    /// <param name="numbers">How numbers are read.</param>
    public static CelVariables FieldsOf(MapNode fields, CelNumberReading numbers = CelNumberReading.ByText) => new CelFieldVariables(fields, numbers);
}
