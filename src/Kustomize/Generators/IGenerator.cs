using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Generators;

/// <summary>One step of a build that makes resources.</summary>
internal interface IGenerator
{
    IReadOnlyList<Resource> Generate();
}
