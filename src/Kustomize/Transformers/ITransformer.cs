using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Transformers;

/// <summary>One step of a build that changes resources.</summary>
internal interface ITransformer
{
    /// <exception cref="Building.KustomizeException">The step does not apply.</exception>
    void Transform(ResourceMap resources);

    /// <summary>True when the step itself tells the map whose ids it may have changed.</summary>
    bool ReportsIds => false;

    /// <summary>False when the step itself drops what it has deleted, or deletes nothing.</summary>
    bool LeavesDeleted => true;
}
