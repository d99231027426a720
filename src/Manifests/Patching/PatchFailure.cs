namespace Flux.Manifests.Patching;

public enum PatchFailure
{
    /// <summary>The patch is not of its dialect's form, whatever the object.</summary>
    Malformed,

    /// <summary>The patch does not fit the object: a path leads nowhere, a test fails, a list item has no merge key.</summary>
    Inapplicable,

    /// <summary>Both sides of a three-way merge changed the same field.</summary>
    Conflict,

    /// <summary>The copies that a patch makes exceed their limit.</summary>
    TooLarge,
}
