using Flux.Kustomize.Building;
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
                var hash = Compute(resource);
                resource.StorePreviousId();
                resource.SetName($"{resource.Name}-{hash}");
            }
        }
    }

    private static string Compute(Resource resource)
    {
        try
        {
            return ContentHash.Compute(resource.Root);
        }
        catch (KustomizeException error)
        {
            throw new KustomizeException(error.Error with { Resource = resource.Id.ToString() });
        }
    }
}
