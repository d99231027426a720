using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.CustomResources;

/// <summary>What custom kinds have in common.</summary>
public class CustomResourceStrategy(bool hasStatus) : ResourceStrategy
{
    public override bool HasStatus => hasStatus;

    public override bool HasGeneration => true;

    public override bool AllowsUnconditionalUpdate => false;

    /// <summary>Everything but metadata, and status where that is a subresource, counts as spec.</summary>
    public override bool ChangesSpec(MapNode item, MapNode old) => Differs(item, old) || Differs(old, item);

    private bool Differs(MapNode left, MapNode right)
    {
        foreach (var (key, value) in left)
        {
            if (key is not ("metadata" or "apiVersion" or "kind") && !(hasStatus && key == "status") && !Same(value, right[key]))
            {
                return true;
            }
        }

        return false;
    }
}
