using System.Globalization;
using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Transformers;

/// <summary>Sets the number of replicas of the workloads of a name.</summary>
internal sealed class ReplicaTransformer(ReplicaEntry replica, FieldSpecList specs) : ITransformer
{
    public void Transform(ResourceMap resources)
    {
        var count = replica.Count.ToString(CultureInfo.InvariantCulture);
        var walker = new FieldSpecWalker(node => TreeEdits.SetScalar(node, count, ScalarTag.Integer), TreeKind.Scalar, ScalarTag.Integer);
        var found = false;
        foreach (var spec in specs.Specs)
        {
            foreach (var resource in resources.Named(replica.Name))
            {
                if (!resource.IsDeleted && resource.AnyId(id => id.Name == replica.Name && spec.Types.Selects(id.Type)))
                {
                    found = true;
                    if (spec.Types.Selects(resource.Type))
                    {
                        walker.Apply(resource.Root, spec);
                    }
                }
            }
        }

        if (!found)
        {
            var types = string.Join(' ', specs.Specs.ToArray().Select(spec => spec.Types.ToString()));
            throw new KustomizeException(
                $"resource with name {replica.Name} does not match a config with the following GVK [{types}]", field: "replicas");
        }
    }
}
