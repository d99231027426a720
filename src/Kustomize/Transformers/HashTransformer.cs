using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Transformers;

/// <summary>Appends the hash of their content to the names of generated objects.</summary>
internal sealed class HashTransformer : ITransformer
{
    public void Transform(ResourceMap resources)
    {
        foreach (var resource in resources.Items)
        {
            if (resource.NeedsHash)
            {
                var hash = ContentHash.Compute(resource.Root);
                resource.StorePreviousId();
                resource.SetName($"{resource.Name}-{hash}");
            }
        }

        resources.IdsChanged();
    }
}
