namespace Flux.Manifests.Patching;

/// <summary>Which changes a computed patch takes up.</summary>
[Flags]
internal enum DiffParts
{
    None = 0,
    ChangesAndAdditions = 1,
    Deletions = 2,

    /// <summary>The directives that fix the order of list items.</summary>
    ElementOrder = 4,

    All = ChangesAndAdditions | Deletions | ElementOrder,
}
