namespace Flux.Manifests.Patching;

internal enum MergeMode
{
    /// <summary>A patch into an object: directives take effect, nulls remove and leave no trace.</summary>
    Apply,

    /// <summary>A patch into another patch: directives and nulls are kept for later.</summary>
    Combine,
}
