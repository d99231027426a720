namespace Flux.Kustomize.Patches;

/// <summary>What <c>$patch</c> asks for.</summary>
internal enum PatchDirective
{
    Merge,
    Replace,
    Delete,
}
