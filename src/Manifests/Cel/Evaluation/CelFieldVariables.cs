using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>An object's top-level fields as variables.</summary>
internal sealed class CelFieldVariables(MapNode fields, CelNumberReading numbers) : CelVariables
{
    public override bool TryGet(string name, out CelValue value)
    {
        if (fields.TryGetValue(name, out var node))
        {
            value = CelNodes.Wrap(node, numbers);
            return true;
        }

        value = default;
        return false;
    }
}
