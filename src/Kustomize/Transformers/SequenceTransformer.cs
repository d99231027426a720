using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Transformers;

/// <summary>Several transformers as one.</summary>
internal sealed class SequenceTransformer(IReadOnlyList<ITransformer> steps) : ITransformer
{
    public void Transform(ResourceMap resources)
    {
        foreach (var step in steps)
        {
            resources.Apply(step);
        }
    }
}
