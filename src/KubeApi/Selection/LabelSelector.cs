using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Selection;

/// <summary>A parsed <c>labelSelector</c> parameter: all requirements must hold.</summary>
internal sealed class LabelSelector(IReadOnlyList<LabelRequirement> requirements)
{
    public static readonly LabelSelector Everything = new([]);

    public bool IsEverything => requirements.Count == 0;

    public bool Matches(MapNode? labels)
    {
        foreach (var requirement in requirements)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }
}
