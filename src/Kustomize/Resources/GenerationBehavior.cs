namespace Flux.Kustomize.Resources;

/// <summary>What a generated object does with one of the same id that is already there.</summary>
internal enum GenerationBehavior
{
    Unspecified,
    Create,
    Replace,
    Merge,
}
