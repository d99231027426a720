using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Transformers;

/// <summary>One step of a build that changes resources.</summary>
internal interface ITransformer
{
    /// <exception cref="Building.KustomizeException">The step does not apply.</exception>
    void Transform(ResourceMap resources);
}
